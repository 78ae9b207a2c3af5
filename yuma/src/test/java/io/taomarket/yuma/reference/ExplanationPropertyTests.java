package io.taomarket.yuma.reference;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.yuma.Clip;
import io.taomarket.yuma.EpochInput;
import io.taomarket.yuma.Yuma;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;

/** The explanation is what the reference finds on its way, and asking for it changes nothing. */
@Domain(Subnets.class)
class ExplanationPropertyTests {

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void askingForItChangesNothingElse(@ForAll EpochInput input) {
        assertThat(Yuma.run(input).explanation()).isNull();
        assertThat(Yuma.explain(input).explanation()).isNotNull();
        assertThat(Yuma.explain(input).neurons()).isEqualTo(Yuma.run(input).neurons());
    }

    @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void itIsThatOfTheReference(@ForAll EpochInput input) {
        var stake = new ReferenceStake(input, Variant.SPARSE);
        var active = stake.activeShares();
        var weights = new ReferenceWeights(input, Variant.SPARSE, stake).normalised();
        var consensus =
                new ReferenceConsensus(weights, active, input.hyperparameters().kappa()).columns();
        var preRanks = ReferenceEpoch.ranks(weights, active);
        var ranks = ReferenceEpoch.ranks(ReferenceWeights.clipped(weights, consensus), active);

        var explanation = requireNonNull(Yuma.explain(input).explanation());

        assertThat(explanation.preRankBits()).containsExactly(bits(preRanks));
        for (var j = 0; j < ranks.size(); j++)
            assertThat(explanation.trustBits()[j])
                    .isEqualTo(Q32.divide(ranks.get(j), preRanks.get(j)).longValueExact());
        assertThat(explanation.clips()).isEqualTo(clips(weights, consensus));
    }

    private static List<Clip> clips(Grid weights, List<BigInteger> consensus) {
        var clips = new ArrayList<Clip>();
        weights.map((i, j, weight) -> {
            var limit = consensus.get(j);
            if (weight.compareTo(limit) > 0) clips.add(new Clip(i, j, weight.longValueExact(), limit.longValueExact()));
            return weight;
        });
        return clips;
    }

    private static long[] bits(List<BigInteger> values) {
        return values.stream().mapToLong(BigInteger::longValueExact).toArray();
    }
}
