package io.taomarket.yuma;

import static io.taomarket.yuma.economy.Fixed128.Format.U64F64;
import static io.taomarket.yuma.economy.Fixed128.Format.U96F32;

import io.taomarket.yuma.economy.EpochSchedule;
import io.taomarket.yuma.economy.Fixed128;
import io.taomarket.yuma.economy.FlowShares;
import io.taomarket.yuma.economy.MedianPrice;
import io.taomarket.yuma.economy.MovingPrice;
import io.taomarket.yuma.economy.RegistrationPrice;
import io.taomarket.yuma.economy.RootProportion;
import io.taomarket.yuma.economy.SwapFee;
import io.taomarket.yuma.economy.WeightedPool;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
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
            case "split_subnet_block" -> EconomySplits.splitSubnetBlock(args);
            case "split_alpha_out" -> EconomySplits.splitAlphaOut(args);
            case "dividend_split" -> EconomySplits.dividendSplit(args);
            case "prune_neuron" -> EconomyLists.pruneNeuron(args);
            case "prune_network" -> EconomyLists.pruneNetwork(args);
            case "median_price" -> MedianPrice.of(fixedList(args.get("prices")));
            case "blocks_until_epoch" -> blocksUntilEpoch(args);
            case "split_mechanisms" -> EconomySplits.splitMechanisms(args);
            case "swap" -> swap(args);
            case "lock_cost" -> EconomyLocks.cost(args);
            case "lock_roll" -> EconomyLocks.roll(args);
            default -> throw new AssertionError("unknown economy function " + function);
        };
    }

    static long blockEmission(long issuedRao) {
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

    static Fixed128 rootProportion(EconomyArgs args) {
        return RootProportion.of(args.u64("root_tao"), args.u64("tao_weight"), args.u64("alpha_issuance"));
    }

    private static Object blocksUntilEpoch(EconomyArgs args) {
        return EpochSchedule.blocksUntilEpoch(
                args.u64Or(0, "last_epoch_block"), args.integer("tempo"), args.u64("block", "current_block"));
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
}
