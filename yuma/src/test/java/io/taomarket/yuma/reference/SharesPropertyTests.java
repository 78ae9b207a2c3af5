package io.taomarket.yuma.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.yuma.EpochInput;
import io.taomarket.yuma.Fixed;
import io.taomarket.yuma.NeuronResult;
import io.taomarket.yuma.Yuma;
import java.util.List;
import java.util.function.ToLongFunction;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;

/** Nobody together gets more than there is. */
@Domain(Subnets.class)
class SharesPropertyTests {

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void sharesSumToAtMostOne(@ForAll EpochInput input) {
        var neurons = Yuma.run(input).neurons();

        assertThat(sum(neurons, n -> Math.addExact(n.incentiveBits(), n.dividendBits())))
                .isBetween(0L, Fixed.ONE);
        assertThat(neurons).allSatisfy(n -> {
            assertThat(n.incentiveBits()).isNotNegative();
            assertThat(n.dividendBits()).isNotNegative();
        });
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void noMoreIsPaidThanTheBudget(@ForAll EpochInput input) {
        var neurons = Yuma.run(input).neurons();

        assertThat(sum(neurons, n -> Math.addExact(n.serverEmissionRao(), n.validatorEmissionRao())))
                .isBetween(0L, input.emissionRao());
        assertThat(sum(neurons, NeuronResult::emissionRao)).isBetween(0L, input.emissionRao());
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void storedSharesOfEachKindSumToAtMostOne(@ForAll EpochInput input) {
        var neurons = Yuma.run(input).neurons();

        assertThat(sum(neurons, NeuronResult::incentive)).isBetween(0L, (long) Fixed.U16_ONE);
        assertThat(sum(neurons, NeuronResult::dividends)).isBetween(0L, (long) Fixed.U16_ONE);
        assertThat(sum(neurons, NeuronResult::stakeWeight)).isBetween(0L, (long) Fixed.U16_ONE);
    }

    private static long sum(List<NeuronResult> neurons, ToLongFunction<NeuronResult> of) {
        return neurons.stream().mapToLong(of).reduce(0, Math::addExact);
    }
}
