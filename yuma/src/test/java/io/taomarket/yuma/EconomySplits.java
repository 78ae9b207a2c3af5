package io.taomarket.yuma;

import static io.taomarket.yuma.economy.Fixed128.Format.U64F64;
import static io.taomarket.yuma.economy.Fixed128.Format.U96F32;

import io.taomarket.yuma.economy.AlphaSplit;
import io.taomarket.yuma.economy.DividendSplit;
import io.taomarket.yuma.economy.Fixed128;
import io.taomarket.yuma.economy.MechanismSplit;
import io.taomarket.yuma.economy.SubnetTerms;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The functions of kind economy that divide an amount. */
final class EconomySplits {

    private EconomySplits() {}

    /** With an owner's cut among the arguments the split of what is minted for participants is computed as well. */
    static Object splitSubnetBlock(EconomyArgs args) {
        var rootProportion = args.find("root_proportion", "root_prop", "rho")
                .map(arg -> EconomyArgs.fixed(arg, U96F32))
                .orElseGet(() -> EconomyFunctions.rootProportion(args));
        var alphaRao = args.find("alpha_emission", "alpha_out", "epsilon")
                .map(EconomyArgs::u64)
                .orElseGet(() -> EconomyFunctions.blockEmission(args.u64("alpha_issuance")));
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

    static Object splitAlphaOut(EconomyArgs args) {
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

    static Object dividendSplit(EconomyArgs args) {
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

    static Object splitMechanisms(EconomyArgs args) {
        var total = args.u64("total", "emission");
        var count = args.integer("count", "mechanism_count");
        var parts = args.find("split")
                .map(split -> MechanismSplit.byShares(
                        total, count, VectorJson.uids(split).toArray()))
                .orElseGet(() -> MechanismSplit.even(total, count));
        return LongStream.of(parts).boxed().toList();
    }

    private static Map<String, Fixed128> byKey(List<String> keys, List<Fixed128> values) {
        var map = new HashMap<String, Fixed128>();
        IntStream.range(0, keys.size()).forEach(i -> map.put(keys.get(i), values.get(i)));
        return map;
    }
}
