package io.taomarket.yuma;

/**
 * Yuma Consensus: turns validators' weights on miners into everyone's share of an epoch's emission. Miners earn what
 * a majority of stake agrees on; validators earn by the bonds they hold in miners that earn.
 */
public final class Yuma {

    private Yuma() {}

    /** Computes one epoch of one subnet. The same input gives the same bits, always and everywhere. */
    public static EpochResult run(EpochInput input) {
        return Epoch.of(input).result(input.emissionRao(), null);
    }

    /** The same, and why: what clipping took from whom. */
    public static EpochResult explain(EpochInput input) {
        var epoch = Epoch.of(input);
        return epoch.result(input.emissionRao(), Explanation.of(epoch));
    }
}
