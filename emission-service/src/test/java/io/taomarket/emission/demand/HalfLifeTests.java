package io.taomarket.emission.demand;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.yuma.Issuance;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class HalfLifeTests {

    private static final int BLOCKS = 7200;
    private static final BigInteger TAO_BITS = BigInteger.valueOf(1_000_000_000).shiftLeft(HalfLife.AVERAGE_BITS);

    @Test
    void halvesWhatIsNoLongerPaid() {
        assertThat(after(BLOCKS, TAO_BITS, 0)).isCloseTo(TAO_BITS.shiftRight(1), Percentage.withPercentage(0.000_001));
    }

    @Test
    void approachesWhatIsPaidInEveryBlock() {
        assertThat(after(BLOCKS, BigInteger.ZERO, 1_000_000_000))
                .isCloseTo(TAO_BITS.shiftRight(1), Percentage.withPercentage(0.000_001));
    }

    @Test
    void remembersASingleRao() {
        assertThat(new HalfLife(BLOCKS).next(BigInteger.ZERO, 1)).isEqualTo(BigInteger.valueOf(413_458));
    }

    @Test
    void forgetsEverythingInTheEnd() {
        var halfLife = new HalfLife(2);
        var average = TAO_BITS;
        for (var block = 0; block < 300; block++) average = halfLife.next(average, 0);

        assertThat(average).isZero();
    }

    @Property(tries = 200)
    void staysBetweenWhatItWasAndWhatIsPaid(
            @ForAll @IntRange(min = 1, max = 1_000_000) int blocks,
            @ForAll @LongRange(min = 0, max = Issuance.CAP_RAO) long averageRao,
            @ForAll @LongRange(min = 0, max = Issuance.CAP_RAO) long feesRao) {
        var average = BigInteger.valueOf(averageRao).shiftLeft(HalfLife.AVERAGE_BITS);
        var fees = BigInteger.valueOf(feesRao).shiftLeft(HalfLife.AVERAGE_BITS);

        var next = new HalfLife(blocks).next(average, feesRao);

        assertThat(next).isBetween(average.min(fees), average.max(fees));
    }

    private static BigInteger after(int blocks, BigInteger average, long feesRao) {
        var halfLife = new HalfLife(BLOCKS);
        for (var block = 0; block < blocks; block++) average = halfLife.next(average, feesRao);
        return average;
    }
}
