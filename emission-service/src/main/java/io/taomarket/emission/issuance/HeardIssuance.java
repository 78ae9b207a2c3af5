package io.taomarket.emission.issuance;

/** What came into and went out of existence besides blocks, as far as wallet-service has told. */
public record HeardIssuance(long genesisRao, long recycledRao) {

    /** Everything that exists, budgets that are pending included. */
    public long issuedRao(long mintedByBlocksRao) {
        return Math.subtractExact(Math.addExact(genesisRao, mintedByBlocksRao), recycledRao);
    }
}
