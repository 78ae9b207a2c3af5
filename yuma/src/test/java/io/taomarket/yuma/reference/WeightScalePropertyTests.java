package io.taomarket.yuma.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.yuma.EpochInput;
import io.taomarket.yuma.SparseRow;
import io.taomarket.yuma.Weights;
import io.taomarket.yuma.Yuma;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;

/** Only the proportions of a validator's weights count. */
@Domain(Subnets.class)
@Domain(DomainContext.Global.class)
class WeightScalePropertyTests {

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void scalingStoredRowsChangesNoBit(@ForAll EpochInput drawn, @ForAll Random random) {
        var input = rescaled(drawn, weights -> map(weights, value -> value / 64));
        var scaled = rescaled(input, weights -> {
            var factor = random.nextInt(1, 64);
            return map(weights, value -> value * factor);
        });

        assertThat(Yuma.run(scaled)).isEqualTo(Yuma.run(input));
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void soDoesScalingBeforeTheRowIsAccepted(
            @ForAll @Size(min = 1, max = 20) int[] drawn, @ForAll @IntRange(min = 1, max = 32) int factor) {
        var weights =
                Arrays.stream(drawn).map(value -> Math.floorMod(value, 1024)).toArray();
        var scaled = Arrays.stream(weights).map(value -> value * factor).toArray();

        assertThat(Weights.maxUpscale(scaled)).containsExactly(Weights.maxUpscale(weights));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void theLargestWeightIsStoredAsAll(@ForAll @Size(min = 1, max = 20) int[] drawn) {
        var weights =
                Arrays.stream(drawn).map(value -> Math.floorMod(value, 65536)).toArray();
        var largest = Arrays.stream(weights).max().orElseThrow();

        var stored = Weights.maxUpscale(weights);

        assertThat(Arrays.stream(stored).max().orElseThrow()).isEqualTo(largest == 0 ? 0 : 65535);
    }

    /** As on the chain: past 32768 the ratio 65535/max is rounded before it is multiplied with. */
    @Test
    void exactHalvesFallWhenTheLargestWeightIsAbove32768() {
        assertThat(Weights.maxUpscale(new int[] {1, 2})).containsExactly(32768, 65535);
        assertThat(Weights.maxUpscale(new int[] {16384, 32768})).containsExactly(32768, 65535);
        assertThat(Weights.maxUpscale(new int[] {20000, 40000})).containsExactly(32767, 65535);
    }

    private static EpochInput rescaled(EpochInput input, UnaryOperator<SparseRow> change) {
        return Subnets.withNeurons(
                input,
                input.neurons().stream()
                        .map(n -> Subnets.withWeights(n, change.apply(n.weights())))
                        .toList());
    }

    private static SparseRow map(SparseRow row, IntUnaryOperator change) {
        return new SparseRow(row.uids(), Arrays.stream(row.values()).map(change).toArray());
    }
}
