package io.taomarket.yuma;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class FixedTests {

    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

    @Property
    void multiplicationRoundsTowardMinusInfinityAndSaturates(@ForAll long a, @ForAll long b) {
        var exact = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)).shiftRight(32);

        assertThat(Fixed.multiply(a, b)).isEqualTo(exact.max(MIN).min(MAX).longValue());
    }

    @Property
    void divisionTruncatesAndGivesZeroWhereItOverflows(@ForAll long a, @ForAll long b) {
        assertThat(Fixed.divide(a, b)).isEqualTo(exactQuotient(a, b));
    }

    @Property
    void divisionOfSharesTruncates(
            @ForAll @LongRange(min = 0, max = Fixed.ONE) long a, @ForAll @LongRange(min = 0, max = 1L << 40) long b) {
        assertThat(Fixed.divide(a, b)).isEqualTo(exactQuotient(a, b));
    }

    @Property
    void onlyTheRatioCountsInADivision(
            @ForAll @IntRange(max = 65535) int a, @ForAll @IntRange(min = 1, max = 65535) int b) {
        assertThat(Fixed.divide(a, b)).isEqualTo(Fixed.divide(Fixed.ofInteger(a), Fixed.ofInteger(b)));
    }

    @Property(tries = 5000)
    void multiplicationOfSharesIsMultiplication(
            @ForAll @LongRange(min = 0, max = Fixed.ONE) long share,
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long number) {
        assertThat(Fixed.multiplyShares(share, number)).isEqualTo(Fixed.multiply(share, number));
        assertThat(Fixed.multiplyShares(Fixed.ONE, number)).isEqualTo(number);
    }

    @Property(tries = 5000)
    void mixesLikeAverages(
            @ForAll @LongRange(min = 1, max = Fixed.ONE - 1) long alpha,
            @ForAll @LongRange(min = 0, max = Fixed.ONE) long fresh,
            @ForAll @LongRange(min = 0, max = Fixed.ONE) long kept) {
        var plain = Fixed.multiply(alpha, fresh) + Fixed.multiply(Fixed.ONE - alpha, kept);

        assertThat(Bonds.mix(alpha, fresh, kept)).isEqualTo(plain);
        assertThat(Bonds.average(alpha, fresh, kept)).isEqualTo(plain);
    }

    @Test
    void storedSharesAreTheQuotientsOfDivision() {
        for (var u16 = 0; u16 <= Fixed.U16_ONE; u16++) {
            assertThat(Fixed.ofU16(u16)).isEqualTo(Fixed.divide(u16, Fixed.U16_ONE));
            assertThat(Fixed.toU16(Fixed.ofU16(u16))).isBetween(u16 - 1, u16);
        }
    }

    @Property(tries = 5000)
    void inversesAreQuotientsOfOne(@ForAll @LongRange(min = Fixed.ONE, max = Long.MAX_VALUE) long x) {
        assertThat(Fixed.inverse(x)).isEqualTo(Fixed.divide(Fixed.ONE, x));
    }

    @Test
    void inversesOfPowersOfTwoAreExact() {
        for (var power = 32; power < 63; power++) {
            assertThat(Fixed.inverse(1L << power)).isEqualTo(1L << (64 - power));
        }
    }

    @Property
    void additionAndSubtractionSaturate(@ForAll long a, @ForAll long b) {
        var sum = BigInteger.valueOf(a).add(BigInteger.valueOf(b));
        var difference = BigInteger.valueOf(a).subtract(BigInteger.valueOf(b));

        assertThat(Fixed.add(a, b)).isEqualTo(sum.max(MIN).min(MAX).longValue());
        assertThat(Fixed.subtract(a, b)).isEqualTo(difference.max(MIN).min(MAX).longValue());
    }

    @Test
    void multiplicationOfANegativeFloors() {
        assertThat(Fixed.multiply(-1, 1)).isEqualTo(-1);
        assertThat(Fixed.divide(-1, Fixed.ofInteger(2))).isZero();
    }

    @Test
    void roundsHalvesAwayFromZero() {
        assertThat(Fixed.round(Fixed.ONE / 2)).isEqualTo(1);
        assertThat(Fixed.round(-Fixed.ONE / 2)).isEqualTo(-1);
        assertThat(Fixed.round(Fixed.ONE / 2 - 1)).isZero();
    }

    @Test
    void wholeNumbersBeyondTheTypeSaturate() {
        assertThat(Fixed.ofInteger(1L << 40)).isEqualTo(Long.MAX_VALUE);
        assertThat(Fixed.ofInteger(-1L << 40)).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void shareOfAnAmountIsFloored() {
        assertThat(Fixed.multiply(Fixed.divide(1, 3), 1_000_000_000)).isEqualTo(333_333_333);
    }

    @Test
    void noDoubleDecidesAnything() throws Exception {
        var floating = Pattern.compile("\\b(double|float|Double|Float)\\b");
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            assertThat(sources.filter(Files::isRegularFile))
                    .allSatisfy(source -> assertThat(Files.readString(source)).doesNotContainPattern(floating));
        }
    }

    private static long exactQuotient(long a, long b) {
        if (b == 0) return 0;
        var exact = BigInteger.valueOf(a).shiftLeft(32).divide(BigInteger.valueOf(b));
        return exact.equals(exact.max(MIN).min(MAX)) ? exact.longValue() : 0;
    }
}
