package io.taomarket.scoring.epoch;

import io.taomarket.scoring.metagraph.Neuron;
import io.taomarket.scoring.metagraph.Subnet;
import io.taomarket.yuma.EpochInput;
import io.taomarket.yuma.Hyperparameters;
import io.taomarket.yuma.SparseRow;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All that decides one epoch, as it is stored and published. What the budget is does not decide a share, so it is not
 * part of it: emission turns shares into rao.
 *
 * @param lastEpochBlock block of the epoch before, 0 for the first
 * @param ownerUid slot of the subnet's owner, if it holds one
 */
public record EpochInputDocument(
        int netuid,
        long epoch,
        long block,
        long lastEpochBlock,
        @Nullable Integer ownerUid,
        Rules hyperparameters,
        List<Slot> neurons) {

    public EpochInputDocument {
        neurons = List.copyOf(neurons);
    }

    static EpochInputDocument of(
            Subnet subnet, long epoch, long block, long lastEpochBlock, List<Neuron> neurons, Commits commits) {
        var owner = neurons.stream()
                .filter(neuron -> neuron.hotkey().equals(subnet.ownerHotkey()))
                .findFirst();
        return new EpochInputDocument(
                subnet.netuid(),
                epoch,
                block,
                lastEpochBlock,
                owner.map(Neuron::uid).orElse(null),
                Rules.of(subnet.rules()),
                neurons.stream().map(neuron -> Slot.of(neuron, commits)).toList());
    }

    /** What {@link io.taomarket.yuma.Yuma#run} takes. */
    public EpochInput toInput() {
        return new EpochInput(
                block,
                0,
                hyperparameters.toYuma(),
                lastEpochBlock,
                ownerUid,
                neurons.stream().map(Slot::toYuma).toList());
    }

    /** Whether the slots are numbered without gaps and no hotkey holds two; otherwise facts are still on their way. */
    static boolean isConsistent(List<Neuron> neurons) {
        var isGapless =
                IntStream.range(0, neurons.size()).allMatch(i -> neurons.get(i).uid() == i);
        return isGapless && neurons.stream().map(Neuron::hotkey).distinct().count() == neurons.size();
    }

    /** When a neuron's oldest open commit was made. */
    interface Commits {

        @Nullable
        Long earliestBlock(String hotkey);
    }

    /** One slot; its uid is its place in the list. */
    public record Slot(
            int uid,
            String hotkey,
            long stakeRao,
            long lastUpdateBlock,
            long registeredAtBlock,
            boolean validatorPermit,
            @Nullable Long earliestCommitBlock,
            SparseRow weights,
            SparseRow bonds) {

        static Slot of(Neuron neuron, Commits commits) {
            return new Slot(
                    neuron.uid(),
                    neuron.hotkey(),
                    neuron.stakeRao(),
                    neuron.lastUpdateBlock(),
                    neuron.registeredAtBlock(),
                    neuron.validatorPermit(),
                    commits.earliestBlock(neuron.hotkey()),
                    neuron.weights(),
                    neuron.bonds());
        }

        io.taomarket.yuma.Neuron toYuma() {
            return new io.taomarket.yuma.Neuron(
                    stakeRao, lastUpdateBlock, registeredAtBlock, validatorPermit, earliestCommitBlock, weights, bonds);
        }
    }

    /** The rules that an epoch obeys; meanings as in {@link Hyperparameters}. */
    public record Rules(
            int tempoBlocks,
            int kappa,
            int bondsMovingAverage,
            int bondsPenalty,
            boolean yuma3,
            boolean liquidAlpha,
            int alphaLow,
            int alphaHigh,
            int alphaSigmoidSteepness,
            int activityCutoffFactorMilli,
            int maxAllowedValidators,
            long stakeThresholdRao,
            boolean commitReveal) {

        static Rules of(io.taomarket.contracts.registry.Hyperparameters rules) {
            return new Rules(
                    rules.tempoBlocks(),
                    rules.kappa(),
                    rules.bondsMovingAverage(),
                    rules.bondsPenalty(),
                    rules.yuma3(),
                    rules.liquidAlpha(),
                    rules.alphaLow(),
                    rules.alphaHigh(),
                    rules.alphaSigmoidSteepness(),
                    rules.activityCutoffFactorMilli(),
                    rules.maxAllowedValidators(),
                    rules.stakeThresholdRao(),
                    rules.commitReveal());
        }

        Hyperparameters toYuma() {
            return new Hyperparameters(
                    tempoBlocks,
                    kappa,
                    bondsMovingAverage,
                    bondsPenalty,
                    yuma3,
                    liquidAlpha,
                    alphaLow,
                    alphaHigh,
                    alphaSigmoidSteepness,
                    activityCutoffFactorMilli,
                    maxAllowedValidators,
                    stakeThresholdRao,
                    commitReveal);
        }
    }
}
