package io.taomarket.yuma;

import java.util.Arrays;

/** Sums and shares of vectors in 32.32. Sums are exact, so their order never matters. */
final class Vectors {

    private Vectors() {}

    static long sum(long[] vector) {
        return Arrays.stream(vector).reduce(0, Math::addExact);
    }

    /** x_i / Σx; as it was when the sum is 0. */
    static long[] normalize(long[] vector) {
        return dividedBy(sum(vector), vector);
    }

    /** x_i / divisor; as it was when the divisor is 0. */
    static long[] dividedBy(long divisor, long[] vector) {
        if (divisor == 0) return vector.clone();
        return Arrays.stream(vector).map(x -> Fixed.divide(x, divisor)).toArray();
    }

    /** a_i + b_i. */
    static long[] add(long[] a, long[] b) {
        var sum = a.clone();
        Arrays.setAll(sum, i -> Fixed.add(a[i], b[i]));
        return sum;
    }
}
