package io.taomarket.yuma.economy;

import static io.taomarket.yuma.economy.Fixed128.Format.U64F64;

import java.math.BigInteger;

/**
 * How a lock's mass fades and its conviction grows toward the mass (§6.5).
 *
 * @param unlockBlocks τu, time constant of the mass
 * @param maturityBlocks τm, time constant of the conviction
 */
public record Conviction(long unlockBlocks, long maturityBlocks) {

    /** Both constants of the chain: about 130 days. */
    public static final Conviction DEFAULTS = new Conviction(934_866, 934_866);

    private static final Fixed128 ZERO = U64F64.of(0);
    private static final Fixed128 ONE = U64F64.of(1);
    private static final BigInteger LONGEST = U64F64.of(40).bits();

    /**
     * The lock at a later block; an earlier one changes nothing.
     *
     * @param isOwners whether it stands for the subnet owner's hotkey: then conviction is the mass, at once
     * @param isPerpetual whether the mass stays
     */
    public Lock roll(Lock lock, long block, boolean isOwners, boolean isPerpetual) {
        var rolled = Long.compareUnsigned(block, lock.lastUpdateBlock()) > 0 ? grown(lock, block, isPerpetual) : lock;
        var conviction = isOwners ? U64F64.of(rolled.massRao()) : rolled.conviction();
        return new Lock(rolled.massRao(), conviction, rolled.lastUpdateBlock()).withoutDust();
    }

    /** m ← m·e^(−t/τu) unless perpetual, c ← c·e^(−t/τm) + m·growth. */
    private Lock grown(Lock lock, long block, boolean isPerpetual) {
        var blocks = U64.subtract(block, lock.lastUpdateBlock());
        var mass = U64F64.of(lock.massRao());
        var massRao = isPerpetual
                ? lock.massRao()
                : decay(blocks, unlockBlocks).times(mass).floor();
        var kept = decay(blocks, maturityBlocks).times(lock.conviction());
        return new Lock(massRao, kept.plus(mass.times(growth(blocks, isPerpetual))), block);
    }

    /** Perpetual: 1 − e^(−t/τm). Fading with equal constants: (t/τ)·e^(−t/τ). */
    private Fixed128 growth(long blocks, boolean isPerpetual) {
        var maturity = decay(blocks, maturityBlocks);
        if (isPerpetual) return ONE.minus(maturity);
        if (unlockBlocks == maturityBlocks)
            return U64F64.of(blocks).dividedBy(U64F64.of(maturityBlocks)).times(maturity);
        if (unlockBlocks == 0 || maturityBlocks == 0) return ZERO;
        return unequalGrowth(decay(blocks, unlockBlocks), maturity);
    }

    /** τu·(e^(−t/τu) − e^(−t/τm)) / (τu − τm); both differences have one sign, so that it is taken off. */
    private Fixed128 unequalGrowth(Fixed128 unlock, Fixed128 maturity) {
        var unlockIsSlower = Long.compareUnsigned(unlockBlocks, maturityBlocks) > 0;
        var decays = unlockIsSlower ? unlock.minus(maturity) : maturity.minus(unlock);
        var blocks = unlockIsSlower ? unlockBlocks - maturityBlocks : maturityBlocks - unlockBlocks;
        return U64F64.of(unlockBlocks).times(decays).dividedBy(U64F64.of(blocks));
    }

    /** e^(−t/τ), with t/τ at most 40; 1 at once, 0 where there is no constant. */
    static Fixed128 decay(long blocks, long constantBlocks) {
        if (blocks == 0) return ONE;
        if (constantBlocks == 0) return ZERO;
        var ratio =
                U64F64.of(blocks).dividedBy(U64F64.of(constantBlocks)).bits().min(LONGEST);
        return Transcendental.exp(ratio.negate(), 64).map(U64F64::saturated).orElse(ZERO);
    }
}
