package io.taomarket.yuma;

import java.util.Arrays;

/** Weight vectors as they are accepted and stored. */
public final class Weights {

    private static final long RATIO_FIRST_ABOVE = Fixed.ofInteger(32768);
    private static final long U16_ONE_BITS = Fixed.ofInteger(Fixed.U16_ONE);

    private Weights() {}

    /** A u16 vector scaled so that its largest value is 65535; only proportions count. All zeros stay zeros. */
    public static int[] maxUpscale(int[] values) {
        return maxUpscale(Arrays.stream(values)
                .mapToLong(value -> Fixed.ofInteger(Fixed.requireU16(value, "weight")))
                .toArray());
    }

    /** Whether the largest value, as a share of the sum, is at most limit / 65535. */
    public static boolean withinLimit(int[] values, int limit) {
        var sum = Arrays.stream(values).asLongStream().sum();
        var largest = Arrays.stream(values).max().orElse(0);
        var share = sum == 0 ? 0 : Fixed.divide(largest, sum);
        return share <= Fixed.ofU16(limit);
    }

    /** round(v · 65535 / max); for max above 32768 round(v · (65535 / max)), where the product would overflow. */
    static int[] maxUpscale(long[] bits) {
        var max = Arrays.stream(bits).max().orElse(0);
        return Arrays.stream(bits)
                .map(v -> max > RATIO_FIRST_ABOVE
                        ? Fixed.multiply(v, Fixed.divide(U16_ONE_BITS, max))
                        : Fixed.divide(Fixed.multiply(v, U16_ONE_BITS), max))
                .mapToInt(v -> (int) Math.clamp(Fixed.round(v), 0, Fixed.U16_ONE))
                .toArray();
    }
}
