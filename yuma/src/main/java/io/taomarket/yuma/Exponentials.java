package io.taomarket.yuma;

import java.util.stream.LongStream;

/**
 * e^x of many numbers at once, the same bits as {@link Fixed#exp} of each. One series is a long chain of dependent
 * steps; going through the terms of many side by side keeps the processor busy.
 */
final class Exponentials {

    /** Numbers at a time: they fit the processor's nearest cache. */
    private static final int LANES = 64;

    private static final int TERMS = 32;
    private static final long[] RECIPROCALS = LongStream.range(0, TERMS)
            .map(i -> Divisors.reciprocal(Math.max(1, i)))
            .toArray();

    /**
     * With magnitudes up to 20 and terms below 2⁵⁸, (t · 2⁵) · (x · 2²⁷) = t · x · 2³² overflows no factor, and its
     * upper half is the product in 32.32.
     */
    private static final int TERM_SHIFT = 5;

    private static final int MAGNITUDE_SHIFT = 27;

    private final long[] magnitudes = new long[LANES];
    private final long[] terms = new long[LANES];
    private final long[] sums = new long[LANES];

    /** Puts e^x in the place of each x. */
    void replace(long[] numbers) {
        for (var from = 0; from < numbers.length; from += LANES) {
            replace(numbers, from, Math.min(LANES, numbers.length - from));
        }
    }

    private void replace(long[] numbers, int from, int size) {
        for (var lane = 0; lane < size; lane++) {
            var magnitude = Fixed.exponentMagnitude(numbers[from + lane]);
            magnitudes[lane] = magnitude << MAGNITUDE_SHIFT;
            terms[lane] = magnitude;
            sums[lane] = Fixed.ONE + magnitude;
        }
        var isLeft = true;
        for (var i = 2; i < TERMS && isLeft; i++) isLeft = addTerms(i, size);
        for (var lane = 0; lane < size; lane++) {
            numbers[from + lane] = Fixed.exponential(numbers[from + lane], sums[lane]);
        }
    }

    /** t_i = t_(i−1) · x / i; whether any is left. */
    private boolean addTerms(int i, int size) {
        var reciprocal = RECIPROCALS[i];
        var left = 0L;
        for (var lane = 0; lane < size; lane++) {
            var product = Math.unsignedMultiplyHigh(terms[lane] << TERM_SHIFT, magnitudes[lane]);
            var term = Divisors.quotient(product, i, reciprocal);
            terms[lane] = term;
            sums[lane] += term;
            left |= term;
        }
        return left != 0;
    }
}
