package io.taomarket.registry.subnet;

import io.taomarket.registry.subnet.Limit.Flag;
import io.taomarket.registry.subnet.Limit.Whole;
import java.util.LinkedHashMap;
import java.util.Map;

/** The hyperparameters that exist, with their limits: Bittensor's, except where hosting needs faster clocks. */
final class RuleLimits {

    private static final int ALL_PARTS = 65_535;
    private static final int ONE_FORTIETH_PARTS = 1_638; // slower liquid bonds would never move
    private static final long SUPPLY_RAO = 21_000_000_000_000_000L;
    private static final long ONE_TAO_RAO = 1_000_000_000L;

    static final Map<String, Limit> ALL = all();

    private RuleLimits() {}

    private static Map<String, Limit> all() {
        var limits = new LinkedHashMap<String, Limit>();
        limits.put("tempo_blocks", Whole.adminOnly(1, 50_400).owner(360, 50_400));
        limits.put("kappa", Whole.adminOnly(0, ALL_PARTS));
        limits.put("bonds_moving_average", Whole.adminOnly(0, 1_000_000).owner(0, 975_000));
        limits.put("bonds_penalty", Whole.both(0, ALL_PARTS));
        limits.put("yuma3", new Flag(true));
        limits.put("liquid_alpha", new Flag(true));
        limits.put("alpha_low", Whole.both(ONE_FORTIETH_PARTS, ALL_PARTS));
        limits.put("alpha_high", Whole.both(ONE_FORTIETH_PARTS, ALL_PARTS));
        limits.put("alpha_sigmoid_steepness", Whole.adminOnly(-32_767, 32_767).owner(0, 32_767));
        limits.put("activity_cutoff_factor_milli", Whole.both(1_000, 50_000));
        limits.put("max_allowed_uids", Whole.adminOnly(2, 256).owner(64, 256));
        limits.put("max_allowed_validators", Whole.adminOnly(1, 256));
        limits.put("min_non_immune_uids", Whole.adminOnly(0, 256));
        limits.put("min_allowed_weights", Whole.both(0, 256));
        limits.put("weights_rate_limit_blocks", Whole.adminOnly(0, 50_400));
        limits.put("weights_version_key", Whole.both(0, Long.MAX_VALUE));
        limits.put("immunity_period_blocks", Whole.both(0, ALL_PARTS));
        limits.put("stake_threshold_rao", Whole.adminOnly(0, SUPPLY_RAO));
        limits.put("commit_reveal", new Flag(true));
        limits.put("reveal_period_epochs", Whole.both(1, 100));
        limits.put("min_burn_rao", Whole.adminOnly(0, SUPPLY_RAO).owner(0, ONE_TAO_RAO - 1));
        limits.put("max_burn_rao", Whole.adminOnly(1, SUPPLY_RAO).owner(ONE_TAO_RAO / 10 + 1, SUPPLY_RAO));
        limits.put("burn_half_life_blocks", Whole.both(1, 36_100));
        limits.put("burn_increase_milli", Whole.both(1_000, 10_000));
        limits.put("owner_cut", new Flag(true));
        limits.put("registration_allowed", new Flag(false));
        limits.put("serving_rate_limit_blocks", Whole.both(0, 50_400));
        limits.put("immune_owner_uids", Whole.both(1, 10));
        return limits;
    }
}
