package io.taomarket.yuma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WeightedMedianTests {

    @Property(tries = 2000)
    void isWhatSortingFinds(
            @ForAll @Size(max = 200) List<@LongRange(min = 0, max = Fixed.ONE) Long> scores,
            @ForAll @IntRange(max = 100) int differentStakes,
            @ForAll @LongRange(min = -2, max = 300) long minority) {
        var values = scores.stream().mapToLong(score -> score).toArray();
        var stakes = IntStream.range(0, values.length)
                .mapToLong(i -> i * 31L % (differentStakes + 1))
                .toArray();

        assertThat(new WeightedMedian(stakes, minority).of(values)).isEqualTo(bySorting(stakes, values, minority));
    }

    @Property(tries = 2000)
    void isWhatSortingFindsAmongManyEqualScores(
            @ForAll @Size(max = 300) List<@LongRange(min = 0, max = 3) Long> scores,
            @ForAll @LongRange(min = -2, max = 300) long minority) {
        var values = scores.stream().mapToLong(score -> score).toArray();
        var stakes = new long[values.length];
        Arrays.fill(stakes, 1);

        assertThat(new WeightedMedian(stakes, minority).of(values)).isEqualTo(bySorting(stakes, values, minority));
    }

    @Test
    void kappaOneTakesTheSmallestAndKappaZeroTheLargest() {
        var stakes = new long[] {1, 1, 1};
        var scores = new long[] {7, 5, 9};

        assertThat(new WeightedMedian(stakes, -1).of(scores)).isEqualTo(5);
        assertThat(new WeightedMedian(stakes, 3).of(scores)).isEqualTo(9);
    }

    private static long bySorting(long[] stakes, long[] scores, long minority) {
        var ascending = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingLong(i -> scores[i]))
                .toList();
        var stakeSoFar = 0L;
        for (var i : ascending) {
            stakeSoFar += stakes[i];
            if (stakeSoFar > minority) return scores[i];
        }
        return ascending.isEmpty() ? 0 : scores[ascending.getLast()];
    }
}
