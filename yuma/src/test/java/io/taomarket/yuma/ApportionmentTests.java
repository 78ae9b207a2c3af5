package io.taomarket.yuma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class ApportionmentTests {

    @Test
    void givesTheOddUnitToTheLargestRemainder() {
        assertThat(Apportionment.split(10, new long[] {1, 2})).containsExactly(3, 7);
    }

    @Test
    void servesEqualRemaindersByIndex() {
        assertThat(Apportionment.split(5, new long[] {1, 1, 1})).containsExactly(2, 2, 1);
    }

    @Test
    void rejectsWeightsThatGiveNoProportion() {
        assertThatIllegalArgumentException().isThrownBy(() -> Apportionment.split(1, new long[] {0, 0}));
        assertThatIllegalArgumentException().isThrownBy(() -> Apportionment.split(1, new long[] {2, -1}));
        assertThatIllegalArgumentException().isThrownBy(() -> Apportionment.split(-1, new long[] {1}));
    }

    @Property
    void neverLosesOrInventsAUnit(
            @ForAll @LongRange(min = 0) long total, @ForAll @NotEmpty List<@LongRange(min = 0) Long> weights) {
        Assume.that(weights.stream().anyMatch(weight -> weight > 0));

        var parts = Apportionment.split(total, array(weights));

        assertThat(Arrays.stream(parts).reduce(0, Math::addExact)).isEqualTo(total);
    }

    @Property
    void nobodyIsAWholeUnitFromTheExactShare(
            @ForAll @LongRange(min = 0) long total, @ForAll @NotEmpty List<@LongRange(min = 1) Long> weights) {
        var sum = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);

        var parts = Apportionment.split(total, array(weights));

        for (var i = 0; i < parts.length; i++) {
            var exact = BigInteger.valueOf(total).multiply(BigInteger.valueOf(weights.get(i)));
            var difference =
                    BigInteger.valueOf(parts[i]).multiply(sum).subtract(exact).abs();
            assertThat(difference).isLessThan(sum);
        }
    }

    private static long[] array(List<Long> weights) {
        return weights.stream().mapToLong(weight -> weight).toArray();
    }
}
