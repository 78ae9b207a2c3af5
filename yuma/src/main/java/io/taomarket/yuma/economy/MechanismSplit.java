package io.taomarket.yuma.economy;

import java.util.Arrays;

/** A subnet's emission divided among its mechanisms (§2.12). */
public final class MechanismSplit {

    private static final int U16_ONE = 65535;

    private MechanismSplit() {}

    /** floor(E / count) each, the remainder to mechanism 0. */
    public static long[] even(long emissionRao, int count) {
        var parts = new long[count];
        Arrays.fill(parts, U64.divide(emissionRao, count));
        return withRemainder(emissionRao, parts);
    }

    /**
     * floor(E · share / 65535) each, the remainder to mechanism 0.
     *
     * @param shares u16 by mechanism; those missing are 0, those too many are dropped
     */
    public static long[] byShares(long emissionRao, int count, int[] shares) {
        var parts = Arrays.stream(Arrays.copyOf(shares, count))
                .mapToLong(share -> U64.share(emissionRao, share, U16_ONE))
                .toArray();
        return withRemainder(emissionRao, parts);
    }

    private static long[] withRemainder(long emissionRao, long[] parts) {
        var paidRao = Arrays.stream(parts).reduce(0, U64::add);
        if (parts.length > 0) parts[0] = U64.add(parts[0], U64.subtract(emissionRao, paidRao));
        return parts;
    }
}
