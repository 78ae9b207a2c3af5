package io.taomarket.yuma.economy;

import static io.taomarket.yuma.economy.Fixed128.Format.U64F64;

/**
 * Tokens that a coldkey has locked for the benefit of a hotkey (§6.5).
 *
 * @param massRao what is locked, unsigned
 * @param conviction how far the lock counts in the contest for the subnet, 64.64 rao
 * @param lastUpdateBlock block for which the two hold
 */
public record Lock(long massRao, Fixed128 conviction, long lastUpdateBlock) {

    private static final long DUST_RAO = 100;

    /** A lock of which both mass and conviction are below 100 rao is gone. */
    Lock withoutDust() {
        var isDust = Long.compareUnsigned(massRao, DUST_RAO) < 0 && conviction.compareTo(U64F64.of(DUST_RAO)) < 0;
        return isDust ? new Lock(0, U64F64.of(0), lastUpdateBlock) : this;
    }
}
