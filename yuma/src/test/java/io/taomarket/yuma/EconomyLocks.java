package io.taomarket.yuma;

import static io.taomarket.yuma.economy.Fixed128.Format.U64F64;

import io.taomarket.yuma.economy.Conviction;
import io.taomarket.yuma.economy.Lock;
import io.taomarket.yuma.economy.SubnetLockCost;
import java.util.HashMap;
import java.util.List;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;

/** The functions of kind economy about locks: the price of a subnet, and conviction. */
final class EconomyLocks {

    private EconomyLocks() {}

    static Object cost(EconomyArgs args) {
        var cost = new SubnetLockCost(
                args.u64("last_lock", "last_lock_cost", "last"),
                args.u64Or(0, "last_lock_block", "last_block"),
                args.u64Or(0, "min_lock", "min_lock_cost", "min"));
        return cost.rao(args.u64("block", "current_block", "now"), interval(args));
    }

    /** As given, or shortened where what a block mints is given too. */
    private static long interval(EconomyArgs args) {
        var blocks = args.u64("interval", "lock_reduction_interval", "reduction_interval");
        var mintedRao = args.find("block_emission")
                .map(EconomyArgs::u64)
                .or(() -> args.find("issuance").map(EconomyArgs::u64).map(Issuance::blockEmissionRao));
        return mintedRao.map(rao -> SubnetLockCost.intervalBlocks(blocks, rao)).orElse(blocks);
    }

    static Object roll(EconomyArgs args) {
        var rule = new Conviction(
                args.u64Or(Conviction.DEFAULTS.unlockBlocks(), "unlock_rate", "tau_unlock", "tau_u", "tau"),
                args.u64Or(Conviction.DEFAULTS.maturityBlocks(), "maturity_rate", "tau_maturity", "tau_m", "tau"));
        var lock = new Lock(
                args.u64("locked_mass", "mass", "locked", "amount", "m"),
                args.fixedOr(0, U64F64, "conviction", "c"),
                args.u64Or(0, "last_update", "last_block"));
        for (var block : blocks(args, lock).toArray()) lock = rule.roll(lock, block, isOwners(args), isPerpetual(args));
        var results = new HashMap<String, Object>();
        for (var name : List.of("locked_mass", "mass", "locked", "amount", "m")) results.put(name, lock.massRao());
        for (var name : List.of("conviction", "c")) results.put(name, lock.conviction());
        results.put("last_update", lock.lastUpdateBlock());
        return results;
    }

    /** The block, or several one after the other, or how many blocks later. */
    private static LongStream blocks(EconomyArgs args, Lock lock) {
        var later = args.find("dt", "blocks", "elapsed");
        if (later.isPresent()) return LongStream.of(lock.lastUpdateBlock() + EconomyArgs.u64(later.get()));
        var now = args.get("now", "block", "current_block", "t");
        return now.isArray()
                ? EconomyArgs.elements(now).stream().mapToLong(EconomyArgs::u64)
                : LongStream.of(EconomyArgs.u64(now));
    }

    private static boolean isOwners(EconomyArgs args) {
        return args.flag(isMode(args, "owner"), "owner_lock", "owner", "is_owner");
    }

    private static boolean isPerpetual(EconomyArgs args) {
        var decaying = args.find("decaying").map(JsonNode::asBoolean);
        return args.flag(
                decaying.map(fades -> !fades).orElse(isMode(args, "perpetual")), "perpetual_lock", "perpetual");
    }

    private static boolean isMode(EconomyArgs args, String mode) {
        return args.find("mode").map(JsonNode::asString).filter(mode::equals).isPresent();
    }
}
