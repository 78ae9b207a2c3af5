package io.taomarket.scoring.epoch;

import io.taomarket.contracts.scoring.NeuronScore;
import io.taomarket.scoring.metagraph.Neuron;
import io.taomarket.yuma.EpochResult;
import io.taomarket.yuma.NeuronResult;
import io.taomarket.yuma.SparseRow;
import java.util.List;
import java.util.stream.IntStream;

/** What one epoch decided, as it is stored and published. */
public record EpochOutputDocument(List<Slot> neurons) {

    public EpochOutputDocument {
        neurons = List.copyOf(neurons);
    }

    /** The result beside the names of those it concerns. */
    public static EpochOutputDocument of(EpochInputDocument input, EpochResult result) {
        return new EpochOutputDocument(IntStream.range(0, input.neurons().size())
                .mapToObj(uid -> Slot.of(
                        uid, input.neurons().get(uid).hotkey(), result.neurons().get(uid)))
                .toList());
    }

    List<NeuronScore> scores(List<Neuron> neurons) {
        return neurons.stream()
                .map(neuron -> this.neurons.get(neuron.uid()).score(neuron))
                .toList();
    }

    /** What it decided of one slot; meanings as in {@link NeuronResult}. */
    public record Slot(
            int uid,
            String hotkey,
            long incentiveBits,
            long dividendBits,
            int consensus,
            int incentive,
            int dividends,
            int validatorTrust,
            int stakeWeight,
            boolean validatorPermit,
            boolean active,
            SparseRow bonds) {

        private static Slot of(int uid, String hotkey, NeuronResult result) {
            return new Slot(
                    uid,
                    hotkey,
                    result.incentiveBits(),
                    result.dividendBits(),
                    result.consensus(),
                    result.incentive(),
                    result.dividends(),
                    result.validatorTrust(),
                    result.stakeWeight(),
                    result.validatorPermit(),
                    result.active(),
                    result.bonds());
        }

        private NeuronScore score(Neuron neuron) {
            return new NeuronScore(
                    uid,
                    hotkey,
                    neuron.accountId(),
                    incentiveBits,
                    dividendBits,
                    consensus,
                    incentive,
                    dividends,
                    validatorTrust,
                    stakeWeight,
                    validatorPermit,
                    active);
        }
    }
}
