package io.taomarket.chatmodel.network;

/**
 * e to the x for many 32-bit floats, within two units in the last place. Made of plain arithmetic after Cephes' expf: the
 * library's own works on one number at a time and may differ in the last bit from machine to machine.
 */
final class Exponential {

    private static final float LEAST = -87;
    private static final float MOST = 88;
    private static final float LOG2_E = 1.44269504f;
    /** 1.5 · 2²³: what is added to it is rounded to a whole number, which then stands in the lowest bits. */
    private static final float ROUNDER = 12_582_912;

    private static final float LN_2_HIGH = 0.693359375f;
    private static final float LN_2_LOW = -2.12194440e-4f;
    private static final int EXPONENT_PLACE = 23;

    private Exponential() {}

    /** Replaces each of the first so many values v by e to the (scale · v + shift), kept between e⁻⁸⁷ and e⁸⁸. */
    static void apply(float[] values, int count, float scale, float shift) {
        for (var i = 0; i < count; i++) {
            var x = Math.max(LEAST, Math.min(MOST, Math.fma(values[i], scale, shift)));
            var rounded = Math.fma(x, LOG2_E, ROUNDER);
            var power = rounded - ROUNDER;
            var r = Math.fma(power, -LN_2_LOW, Math.fma(power, -LN_2_HIGH, x));
            var p = Math.fma(1.9875691500e-4f, r, 1.3981999507e-3f);
            p = Math.fma(p, r, 8.3334519073e-3f);
            p = Math.fma(p, r, 4.1665795894e-2f);
            p = Math.fma(p, r, 1.6666665459e-1f);
            p = Math.fma(p, r, 5.0000001201e-1f);
            var fraction = Math.fma(p, r * r, r) + 1;
            var exponent = Float.floatToRawIntBits(rounded) << EXPONENT_PLACE;
            values[i] = Float.intBitsToFloat(Float.floatToRawIntBits(fraction) + exponent);
        }
    }
}
