package io.taomarket.registry.subnet;

/**
 * What a slot cost at a block. It falls by one factor per block and rises with each registration; what it costs at a
 * later block is computed when somebody asks, block by block, so that the rounding is the chain's.
 */
record RegistrationPrice(long priceRao, long block) {

    /** Before it nothing decays. */
    private static final long FIRST_DECAYING_BLOCK = 2;

    RegistrationPrice at(long laterBlock, PriceRules rules) {
        var rao = rules.clampRao(priceRao);
        if (laterBlock <= block) return new RegistrationPrice(rao, block);
        var factorBits = Decay.factorBits(rules.halfLifeBlocks());
        if (factorBits == Decay.ONE_BITS) return new RegistrationPrice(rao, laterBlock);
        // Ends within some 60 half-lives whatever the distance: each step lowers the price by at least one rao.
        for (var next = Math.max(block + 1, FIRST_DECAYING_BLOCK); next <= laterBlock && rao > rules.minRao(); next++) {
            rao = rules.clampRao(Decay.multiply(rao, factorBits));
        }
        return new RegistrationPrice(rao, laterBlock);
    }

    RegistrationPrice afterRegistration(PriceRules rules) {
        return new RegistrationPrice(rules.raisedRao(priceRao), block);
    }
}
