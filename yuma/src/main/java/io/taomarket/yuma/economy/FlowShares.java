package io.taomarket.yuma.economy;

import static io.taomarket.yuma.economy.Fixed128.Format.U64F64;

import io.taomarket.yuma.Fixed;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;

/**
 * Shares by net inflow of TAO, the rule from November 2025 to June 2026 (§7.2): z = max(S − L, 0), share = z^p / Σz^p. It
 * is dormant on the chain and kept because a share rule can be chosen.
 */
public final class FlowShares {

    private static final Fixed128 ZERO = U64F64.of(0);
    private static final Fixed128 ONE = U64F64.of(1);
    private static final Fixed128 TWO = U64F64.of(2);
    /** The largest whole number of 32.32. */
    private static final Fixed128 INT_MAX = U64F64.of(Integer.MAX_VALUE);

    private static final Fixed128 ROOT_PRECISION = ONE.dividedBy(U64F64.of(1000));
    private static final int ROOT_STEPS = 129;

    private FlowShares() {}

    /**
     * Shares by position; all 0 where no flow lies above the limit.
     *
     * @param flowBits S, the averages of the net inflow, signed 64.64
     * @param cutoffBits the least flow that may count, signed 64.64
     * @param exponent p ≥ 1, 64.64
     */
    public static List<Fixed128> of(List<BigInteger> flowBits, BigInteger cutoffBits, Fixed128 exponent) {
        var limit = lowerLimit(flowBits, cutoffBits);
        var above = flowBits.stream()
                .map(flow -> U64F64.saturated(flow.subtract(limit)))
                .toList();
        return normalisedPowers(above, exponent);
    }

    /** L = max(cutoff, min(0, min S)). */
    private static BigInteger lowerLimit(List<BigInteger> flowBits, BigInteger cutoffBits) {
        var lowest = flowBits.stream().reduce(BigInteger.ZERO, BigInteger::min);
        return cutoffBits.max(lowest);
    }

    /** z^p / Σz^p, with z first scaled to at most 1 and then as far up as powers of 2 fit into 32.32. */
    private static List<Fixed128> normalisedPowers(List<Fixed128> flows, Fixed128 exponent) {
        var scaled = multiplied(flows, ONE.dividedBy(max(flows)));
        var largest = max(scaled);
        var room = U64F64.of(scaled.size()).times(largest.times(largest));
        if (room.isZero()) return scaled;
        var powers = multiplied(scaled, squareRoot(INT_MAX.dividedBy(room))).stream()
                .map(flow -> power(flow, exponent))
                .toList();
        var sum = powers.stream().reduce(ZERO, Fixed128::plus);
        return powers.stream().map(power -> power.dividedBy(sum)).toList();
    }

    /**
     * x^p = e^(p · ln x) in 32.32; 0 where x has no logarithm. The chain takes the largest whole number where the series
     * for e overflows, as it does, too, for a power below about 10⁻⁹: a flow a billion times below the largest.
     */
    private static Fixed128 power(Fixed128 x, Fixed128 exponent) {
        var ln = Transcendental.ln(bits32(x));
        if (ln.isEmpty()) return ZERO;
        var product = Fixed.multiply(bits32(exponent), ln.getAsLong());
        return Transcendental.exp(BigInteger.valueOf(product), 32)
                .map(bits -> U64F64.saturated(bits.shiftLeft(32)))
                .orElse(INT_MAX);
    }

    /** The root by bisection, until x / root is within a thousandth of the root. */
    private static Fixed128 squareRoot(Fixed128 x) {
        var low = x.compareTo(ONE) > 0 ? ZERO : x;
        var high = x.compareTo(ONE) > 0 ? x : ONE;
        var middle = high.plus(low).dividedBy(TWO);
        for (var step = 0; step < ROOT_STEPS; step++) {
            var quotient = x.dividedBy(middle);
            if (distance(quotient, middle).compareTo(ROOT_PRECISION) <= 0) break;
            if (quotient.compareTo(middle) < 0) high = middle;
            else low = middle;
            middle = high.plus(low).dividedBy(TWO);
        }
        return middle;
    }

    private static Fixed128 distance(Fixed128 a, Fixed128 b) {
        return a.compareTo(b) < 0 ? b.minus(a) : a.minus(b);
    }

    private static List<Fixed128> multiplied(List<Fixed128> values, Fixed128 factor) {
        return values.stream().map(factor::times).toList();
    }

    private static Fixed128 max(List<Fixed128> values) {
        return values.stream().max(Comparator.naturalOrder()).orElse(ZERO);
    }

    private static long bits32(Fixed128 value) {
        return value.bits()
                .shiftRight(32)
                .min(BigInteger.valueOf(Long.MAX_VALUE))
                .longValue();
    }
}
