package io.taomarket.registry.subnet;

/** What must hold between hyperparameters. */
final class RulesTogether {

    private RulesTogether() {}

    static void check(SubnetRules rules) {
        if (rules.minBurnRao() >= rules.maxBurnRao())
            throw RulesChange.invalid("max_burn_rao", "must be above min_burn_rao");
        if (rules.alphaHigh() < rules.alphaLow())
            throw RulesChange.invalid("alpha_high", "must not be below alpha_low");
        if (rules.maxAllowedValidators() > rules.maxAllowedUids())
            throw RulesChange.invalid("max_allowed_validators", "must not be above max_allowed_uids");
        // So that a full subnet always has somebody to replace, and no paid registration is left without a slot.
        if (rules.maxAllowedUids() <= rules.minNonImmuneUids() + rules.immuneOwnerUids())
            throw RulesChange.invalid("max_allowed_uids", "must be above min_non_immune_uids + immune_owner_uids");
    }
}
