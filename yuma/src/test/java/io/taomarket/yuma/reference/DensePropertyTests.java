package io.taomarket.yuma.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.yuma.EpochInput;
import io.taomarket.yuma.LiquidBonds;
import io.taomarket.yuma.Neuron;
import io.taomarket.yuma.NeuronResult;
import io.taomarket.yuma.Yuma;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;

/** Where the older dense rule and the sparse one are to agree (§2.13), they do. */
@Domain(Subnets.class)
class DensePropertyTests {

    @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void withPlainBonds(@ForAll EpochInput input) {
        assertDenseEqualsSparse(withoutExceptions(input, false, LiquidBonds.LISTED_ONLY));
    }

    @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void withLiquidBondsWhereThoseNotListedFade(@ForAll EpochInput input) {
        assertDenseEqualsSparse(withoutExceptions(input, true, LiquidBonds.ALL_DECAY));
    }

    private static void assertDenseEqualsSparse(EpochInput input) {
        assertThat(withoutZeroBonds(Yuma.run(input).neurons()))
                .isEqualTo(withoutZeroBonds(ReferenceEpoch.run(input, Variant.DENSE)));
    }

    /** No owner and no commits, for which only the sparse rule makes exceptions. */
    private static EpochInput withoutExceptions(EpochInput input, boolean liquidAlpha, LiquidBonds liquidBonds) {
        var neurons =
                input.neurons().stream().map(DensePropertyTests::withoutCommit).toList();
        return Subnets.with(input, Rules.withLiquid(input.hyperparameters(), liquidAlpha, liquidBonds), null, neurons);
    }

    private static Neuron withoutCommit(Neuron n) {
        return new Neuron(
                n.stakeRao(),
                n.lastUpdateBlock(),
                n.registeredAtBlock(),
                n.validatorPermit(),
                null,
                n.weights(),
                n.bonds());
    }

    private static List<NeuronResult> withoutZeroBonds(List<NeuronResult> results) {
        return results.stream()
                .map(n -> new NeuronResult(
                        n.consensus(),
                        n.incentive(),
                        n.dividends(),
                        n.validatorTrust(),
                        n.stakeWeight(),
                        n.active(),
                        n.validatorPermit(),
                        n.incentiveBits(),
                        n.dividendBits(),
                        n.emissionRao(),
                        n.serverEmissionRao(),
                        n.validatorEmissionRao(),
                        Entries.withoutZeros(n.bonds())))
                .toList();
    }
}
