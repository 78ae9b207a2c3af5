package io.taomarket.yuma.economy;

import static io.taomarket.yuma.economy.Fixed128.Format.U64F64;

/**
 * What a slot of a subnet costs: a continuous auction that each registration makes dearer and each block cheaper (§5.1).
 *
 * @param halfLifeBlocks blocks in which an untouched price halves, u16; 0: never
 * @param increase factor of a registration; below 1 counts as 1
 * @param minRao lowest price, unsigned
 * @param maxRao highest price, unsigned
 */
public record RegistrationPrice(int halfLifeBlocks, Fixed128 increase, long minRao, long maxRao) {

    private static final int FRACTION_BITS = 32;
    private static final long ONE = 1L << FRACTION_BITS;
    private static final long FIRST_DECAYING_BLOCK = 2;

    public RegistrationPrice {
        if (halfLifeBlocks < 0 || halfLifeBlocks > 65535)
            throw new IllegalArgumentException("halfLifeBlocks is not a u16: " + halfLifeBlocks);
    }

    /** price ← clamp(floor(price · f)) at the start of a block; no decay in blocks 0 and 1. */
    public long afterBlock(long priceRao, long block) {
        var decays = halfLifeBlocks > 0 && Long.compareUnsigned(block, FIRST_DECAYING_BLOCK) >= 0;
        return clamp(decays ? multiply(priceRao, decayFactorBits(halfLifeBlocks)) : priceRao);
    }

    /** price ← clamp(floor(price · max(1, increase))), at once, so that the next one in the same block pays more. */
    public long afterRegistration(long priceRao) {
        var one = U64F64.of(1);
        var factor = increase.compareTo(one) < 0 ? one : increase;
        return clamp(U64F64.of(priceRao).times(factor).floor());
    }

    /** f, the largest 32-bit fraction with f^halfLife ≤ ½ where each product is rounded down; by bisection. */
    static long decayFactorBits(int halfLifeBlocks) {
        var low = 0L;
        var high = ONE;
        while (low + 1 < high) {
            var middle = (low + high) / 2;
            if (power(middle, halfLifeBlocks) > ONE / 2) high = middle;
            else low = middle;
        }
        return low;
    }

    /** base^exponent by squaring. */
    private static long power(long baseBits, int exponent) {
        var result = ONE;
        var factor = baseBits;
        for (var left = exponent; left > 0; left >>= 1) {
            if ((left & 1) == 1) result = multiply(result, factor);
            factor = multiply(factor, factor);
        }
        return result;
    }

    /** floor(value · factor) for an unsigned value and a factor of at most 1. */
    private static long multiply(long value, long factorBits) {
        return Math.unsignedMultiplyHigh(value, factorBits) << FRACTION_BITS | value * factorBits >>> FRACTION_BITS;
    }

    private long clamp(long priceRao) {
        return U64.min(U64.max(priceRao, minRao), maxRao);
    }
}
