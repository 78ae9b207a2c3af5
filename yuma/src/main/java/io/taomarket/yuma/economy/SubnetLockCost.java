package io.taomarket.yuma.economy;

import static io.taomarket.yuma.economy.Fixed128.Format.U64F64;

/**
 * What founding a subnet costs (§5.6): twice the last price, falling back to it over one interval and to nothing over
 * two.
 *
 * @param lastRao what the last founder paid
 * @param lastBlock when; 0: nobody has founded one, and the price is not doubled
 * @param minRao the price never falls below this
 */
public record SubnetLockCost(long lastRao, long lastBlock, long minRao) {

    private static final long FULL_EMISSION_RAO = 1_000_000_000;

    /** max(min, last · m − floor(last / interval) · (t − lastBlock)), m = 1 for the very first, else 2. */
    public long rao(long block, long intervalBlocks) {
        var startRao = U64.multiply(lastRao, lastBlock == 0 ? 1 : 2);
        var fallPerBlockRao = U64.divide(lastRao, intervalBlocks);
        var fallenRao = U64.multiply(fallPerBlockRao, U64.subtract(block, lastBlock));
        return U64.max(minRao, U64.subtract(startRao, fallenRao));
    }

    /** The interval shrinks with the halving: floor(interval · e / 10⁹), e being what a block mints. */
    public static long intervalBlocks(long configuredBlocks, long blockEmissionRao) {
        var halving = U64F64.of(blockEmissionRao).dividedBy(U64F64.of(FULL_EMISSION_RAO));
        return U64F64.of(configuredBlocks).times(halving).floor();
    }
}
