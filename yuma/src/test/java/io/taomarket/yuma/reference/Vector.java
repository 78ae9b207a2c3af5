package io.taomarket.yuma.reference;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;

/** What is done to a whole list of 32.32 numbers at once. */
final class Vector {

    private Vector() {}

    /** Each divided by the sum of all; as they are where that is zero. */
    static List<BigInteger> normalised(List<BigInteger> values) {
        return dividedBy(values, Q32.sum(values));
    }

    static List<BigInteger> dividedBy(List<BigInteger> values, BigInteger divisor) {
        if (divisor.signum() == 0) return values;
        return values.stream().map(value -> Q32.divide(value, divisor)).toList();
    }

    static List<BigInteger> products(List<BigInteger> a, List<BigInteger> b) {
        return IntStream.range(0, a.size())
                .mapToObj(i -> Q32.multiply(a.get(i), b.get(i)))
                .toList();
    }

    static List<BigInteger> sums(List<BigInteger> a, List<BigInteger> b) {
        return IntStream.range(0, a.size())
                .mapToObj(i -> a.get(i).add(b.get(i)))
                .toList();
    }

    static boolean isZero(List<BigInteger> values) {
        return values.stream().allMatch(value -> value.signum() == 0);
    }
}
