package io.taomarket.yuma.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.yuma.EpochInput;
import io.taomarket.yuma.SparseRow;
import io.taomarket.yuma.Yuma;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;

/** A validator with less than κ of the stake can by itself raise nobody. */
@Domain(Subnets.class)
class MinorityPropertyTests {

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void noConsensusWeightIsAboveWhatSomeoneElseGives(@ForAll EpochInput input) {
        var stake = new ReferenceStake(input, Variant.SPARSE);
        var weights = new ReferenceWeights(input, Variant.SPARSE, stake).normalised();
        var votes = Vector.normalised(stake.activeShares());
        var result = Yuma.run(input).neurons();

        for (var alone = 0; alone < votes.size(); alone++) {
            if (!isMinority(votes.get(alone), input)) continue;
            for (var miner = 0; miner < votes.size(); miner++)
                assertThat(result.get(miner).consensus())
                        .isLessThanOrEqualTo(Q32.stored(mostFromOthers(weights, votes, alone, miner)));
        }
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void aMinerThatOnlyAMinorityWeighsEarnsNothing(@ForAll EpochInput drawn) {
        var votes = Vector.normalised(new ReferenceStake(drawn, Variant.SPARSE).activeShares());
        for (var alone = 0; alone < votes.size(); alone++) {
            if (!isMinority(votes.get(alone), drawn)) continue;
            var favourite = (alone + 1) % votes.size();
            var others = drawn;
            for (var uid = 0; uid < votes.size(); uid++) others = favouring(others, uid, uid == alone, favourite);

            var result = Yuma.run(others).neurons().get(favourite);

            assertThat(result.consensus()).isZero();
            assertThat(result.incentiveBits()).isZero();
        }
    }

    private static boolean isMinority(BigInteger vote, EpochInput input) {
        var kappa = Q32.share(input.hyperparameters().kappa());
        return vote.signum() > 0 && vote.compareTo(kappa) < 0;
    }

    private static BigInteger mostFromOthers(Grid weights, List<BigInteger> votes, int alone, int miner) {
        return IntStream.range(0, votes.size())
                .filter(i -> i != alone && votes.get(i).signum() > 0)
                .mapToObj(i -> weights.at(i, miner))
                .reduce(Q32.ZERO, BigInteger::max);
    }

    /** The one gives all it has to the favourite, everyone else leaves it out. */
    private static EpochInput favouring(EpochInput input, int uid, boolean alone, int favourite) {
        return Subnets.withNeuron(
                input,
                uid,
                n -> Subnets.withWeights(
                        n,
                        alone
                                ? new SparseRow(new int[] {favourite}, new int[] {65535})
                                : Entries.without(n.weights(), favourite)));
    }
}
