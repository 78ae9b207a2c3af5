package io.taomarket.yuma.economy;

import static io.taomarket.yuma.economy.Fixed128.Format.U64F64;

/** What a swap costs: a part of what is paid in, taken before it reaches the pool (§8.1). */
public final class SwapFee {

    /** r, in parts of 65535: 0.05 %. */
    public static final int DEFAULT_RATE = 33;

    private static final int RATE_ONE = 65535;

    private SwapFee() {}

    /** floor(amount · r / 65535), of what is offered. */
    public static long ofOffered(long amountRao, int rate) {
        return U64F64.of(amountRao)
                .times(U64F64.of(rate).dividedBy(U64F64.of(RATE_ONE)))
                .floor();
    }

    /** floor(Δin · r / (65535 − r)), on top of what the pool takes where a price limit stops the swap. */
    public static long onTopOf(long inputRao, int rate) {
        return U64F64.of(inputRao)
                .times(U64F64.of(rate).dividedBy(U64F64.of(RATE_ONE - rate)))
                .floor();
    }
}
