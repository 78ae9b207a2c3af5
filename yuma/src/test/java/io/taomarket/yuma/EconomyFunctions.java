package io.taomarket.yuma;

import static io.taomarket.yuma.economy.Fixed128.Format.U64F64;
import static io.taomarket.yuma.economy.Fixed128.Format.U96F32;

import io.taomarket.yuma.economy.AlphaSplit;
import io.taomarket.yuma.economy.DividendSplit;
import io.taomarket.yuma.economy.EpochSchedule;
import io.taomarket.yuma.economy.Fixed128;
import io.taomarket.yuma.economy.FlowShares;
import io.taomarket.yuma.economy.MechanismSplit;
import io.taomarket.yuma.economy.MedianPrice;
import io.taomarket.yuma.economy.MovingPrice;
import io.taomarket.yuma.economy.RegistrationPrice;
import io.taomarket.yuma.economy.RootProportion;
import io.taomarket.yuma.economy.SubnetTerms;
import io.taomarket.yuma.economy.SwapFee;
import io.taomarket.yuma.economy.WeightedPool;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The functions that vectors of kind economy name. */
final class EconomyFunctions {

    private EconomyFunctions() {}

    static void check(String function, JsonNode example, JsonNode vector) {
        var args = new EconomyArgs(example.get("args"));
        var tolerance = example.path("tol").asDouble(vector.path("tolerance").asDouble(0));
        if (function.equals("burn_sequence")) checkBurnSequence(args, tolerance);
        else {
            var name = function + args.node();
            EconomyExpectation.check(name, compute(function, args), example.get("expect"), tolerance);
        }
    }

    private static @Nullable Object compute(String function, EconomyArgs args) {
        return switch (function) {
            case "block_emission" -> blockEmission(args.u64("issuance"));
            case "price_shares" -> EconomyLists.priceShares(args);
            case "flow_shares" -> flowShares(args);
            case "moving_price" -> movingPrice(args);
            case "root_proportion" -> rootProportion(args);
            case "split_subnet_block" -> splitSubnetBlock(args);
            case "split_alpha_out" -> splitAlphaOut(args);
            case "dividend_split" -> dividendSplit(args);
            case "prune_neuron" -> EconomyLists.pruneNeuron(args);
            case "prune_network" -> EconomyLists.pruneNetwork(args);
            case "median_price" -> MedianPrice.of(fixedList(args.get("prices")));
            case "blocks_until_epoch" -> blocksUntilEpoch(args);
            case "split_mechanisms" -> splitMechanisms(args);
            case "swap" -> swap(args);
            case "lock_cost" -> EconomyLocks.cost(args);
            case "lock_roll" -> EconomyLocks.roll(args);
            default -> throw new AssertionError("unknown economy function " + function);
        };
    }

    private static long blockEmission(long issuedRao) {
        return Issuance.blockEmissionRao(issuedRao < 0 ? Long.MAX_VALUE : issuedRao);
    }

    private static void checkBurnSequence(EconomyArgs args, double tolerance) {
        var rule = new RegistrationPrice(
                args.integer("half_life"),
                args.fixed(U64F64, "mult", "multiplier", "increase_mult"),
                args.u64Or(0, "min", "min_burn"),
                args.u64Or(-1, "max", "max_burn"));
        var priceRao = args.u64("burn");
        var block = args.u64Or(1, "block");
        for (var step : args.list("steps")) {
            for (var i = 0; i < step.u64Or(1, "count"); i++) {
                var op = step.get("op").asString();
                priceRao = switch (op) {
                    case "block", "decay" -> rule.afterBlock(priceRao, ++block);
                    case "register", "registration" -> rule.afterRegistration(priceRao);
                    default -> throw new AssertionError("unknown step " + op);
                };
            }
            if (step.node().has("expect"))
                EconomyExpectation.check("burn after " + step.node(), priceRao, step.get("expect"), tolerance);
        }
    }

    private static Object flowShares(EconomyArgs args) {
        var flows = EconomyArgs.elements(args.get("flows")).stream()
                .map(EconomyArgs::signedBits)
                .toList();
        var cutoff = args.find("cutoff").map(EconomyArgs::signedBits).orElse(BigInteger.ZERO);
        return FlowShares.of(flows, cutoff, args.fixedOr(1, U64F64, "p", "exponent"));
    }

    private static Object movingPrice(EconomyArgs args) {
        var rule = new MovingPrice(args.fixed(U96F32, "alpha"), args.u64Or(201_600, "halving_blocks"));
        var price = args.fixed(U96F32, "start");
        for (var i = 0; i < args.u64Or(1, "repeat"); i++)
            price = rule.next(price, args.fixed(U64F64, "price", "spot"), args.u64("blocks"));
        return price;
    }

    private static Fixed128 rootProportion(EconomyArgs args) {
        return RootProportion.of(args.u64("root_tao"), args.u64("tao_weight"), args.u64("alpha_issuance"));
    }

    /** With an owner's cut among the arguments the split of what is minted for participants is computed as well. */
    private static Object splitSubnetBlock(EconomyArgs args) {
        var rootProportion = args.find("root_proportion", "root_prop", "rho")
                .map(arg -> EconomyArgs.fixed(arg, U96F32))
                .orElseGet(() -> rootProportion(args));
        var alphaRao = args.find("alpha_emission", "alpha_out", "epsilon")
                .map(EconomyArgs::u64)
                .orElseGet(() -> blockEmission(args.u64("alpha_issuance")));
        var tao = args.fixed(U96F32, "tao_emission", "tao", "emission", "tau", "subnet_emission", "tao_share");
        var terms = SubnetTerms.of(tao, args.fixed(U64F64, "price", "spot", "alpha_price"), alphaRao, rootProportion);
        var results = new HashMap<String, Object>();
        for (var name : List.of("excess_tao", "excess", "tao_excess", "chain_buy", "excess_amount"))
            results.put(name, terms.excessTao());
        results.put("tao_in", terms.taoIn());
        results.put("alpha_in", terms.alphaIn());
        results.put("alpha_out", terms.alphaOut());
        if (args.find("owner_cut").isPresent()) results.putAll(alphaSplit(args, alphaRao, rootProportion));
        return results;
    }

    private static Object splitAlphaOut(EconomyArgs args) {
        return alphaSplit(args, args.u64("alpha_out"), args.fixedOr(0, U96F32, "root_proportion"));
    }

    private static Map<String, Long> alphaSplit(EconomyArgs args, long alphaRao, Fixed128 rootProportion) {
        var ownerCut = args.flag(true, "owner_cut_enabled") ? args.integer("owner_cut") : 0;
        var split = AlphaSplit.of(alphaRao, ownerCut, rootProportion, args.flag(true, "root_sell", "root_sell_flag"));
        return Map.of(
                "owner", split.ownerRao(),
                "server", split.serverRao(),
                "validator", split.validatorRao(),
                "root", split.rootRao(),
                "recycled", split.recycledRao());
    }

    private static Object dividendSplit(EconomyArgs args) {
        var keys = args.get("dividends").propertyNames().stream()
                .filter(args.get("stake")::has)
                .toList();
        var validators = keys.stream()
                .map(key -> new DividendSplit.Validator(
                        EconomyArgs.fixed(args.get("dividends").get(key), U96F32),
                        EconomyArgs.u64(args.get("stake").get(key).get(0)),
                        EconomyArgs.u64(args.get("stake").get(key).get(1))))
                .toList();
        var split = DividendSplit.of(
                args.u64("pending_validator", "pending_alpha"),
                args.u64("pending_root", "pending_root_alpha"),
                args.fixed(U96F32, "tao_weight"),
                validators);
        return Map.of(
                "alpha", byKey(keys, split.alpha()),
                "root", byKey(keys, split.root()),
                "alpha_total", split.alpha().stream().reduce(U96F32.of(0), Fixed128::plus),
                "root_total", split.root().stream().reduce(U96F32.of(0), Fixed128::plus));
    }

    private static Object blocksUntilEpoch(EconomyArgs args) {
        return EpochSchedule.blocksUntilEpoch(
                args.u64Or(0, "last_epoch_block"), args.integer("tempo"), args.u64("block", "current_block"));
    }

    private static Object splitMechanisms(EconomyArgs args) {
        var total = args.u64("total", "emission");
        var count = args.integer("count", "mechanism_count");
        var parts = args.find("split")
                .map(split -> MechanismSplit.byShares(
                        total, count, VectorJson.uids(split).toArray()))
                .orElseGet(() -> MechanismSplit.even(total, count));
        return LongStream.of(parts).boxed().toList();
    }

    private static Object swap(EconomyArgs args) {
        var weight = EconomyArgs.decimal(args.get("w_quote", "weight_quote"))
                .multiply(BigDecimal.valueOf(WeightedPool.WEIGHT_ONE));
        var pool = new WeightedPool(args.u64("tao"), args.u64("alpha"), weight.longValueExact());
        var offered = args.u64("delta");
        var delta = offered - SwapFee.ofOffered(offered, (int) args.u64Or(0, "fee_rate", "fee"));
        return Map.of("sell_tao", pool.taoForAlpha(delta), "buy_alpha", pool.alphaForTao(delta), "price", pool.price());
    }

    private static List<Fixed128> fixedList(JsonNode prices) {
        return EconomyArgs.elements(prices).stream()
                .map(price -> EconomyArgs.fixed(price, U64F64))
                .toList();
    }

    private static Map<String, Fixed128> byKey(List<String> keys, List<Fixed128> values) {
        var map = new HashMap<String, Fixed128>();
        IntStream.range(0, keys.size()).forEach(i -> map.put(keys.get(i), values.get(i)));
        return map;
    }
}
