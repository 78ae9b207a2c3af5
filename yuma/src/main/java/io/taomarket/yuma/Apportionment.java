package io.taomarket.yuma;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Splits an amount by weight without losing a unit: everyone gets the floor, the largest remainders one more. */
public final class Apportionment {

    private Apportionment() {}

    /** Parts by index that sum to the total. Equal remainders are served by index. At least one weight is positive. */
    public static long[] split(long total, long[] weights) {
        if (total < 0) throw new IllegalArgumentException("total must not be negative: " + total);
        var sum = sumOf(weights);
        var shares = Arrays.stream(weights)
                .mapToObj(weight -> product(total, weight).divideAndRemainder(sum))
                .toList();
        var parts =
                shares.stream().mapToLong(share -> share[0].longValueExact()).toArray();
        var left = total - Arrays.stream(parts).sum();
        IntStream.range(0, parts.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> shares.get(i)[1]).reversed())
                .limit(left)
                .forEach(i -> parts[i]++);
        return parts;
    }

    /** floor(amount · numerator / denominator), exact at any size. */
    public static long floorShare(long amount, long numerator, long denominator) {
        return product(amount, numerator)
                .divide(BigInteger.valueOf(denominator))
                .longValueExact();
    }

    private static BigInteger sumOf(long[] weights) {
        var sum = BigInteger.ZERO;
        for (var weight : weights) {
            if (weight < 0) throw new IllegalArgumentException("weight must not be negative: " + weight);
            sum = sum.add(BigInteger.valueOf(weight));
        }
        if (sum.signum() == 0) throw new IllegalArgumentException("weights must sum to more than zero");
        return sum;
    }

    private static BigInteger product(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }
}
