package io.taomarket.cli.epoch;

import static java.util.Objects.requireNonNull;

import io.taomarket.yuma.EpochInput;
import io.taomarket.yuma.Hyperparameters;
import io.taomarket.yuma.Neuron;
import io.taomarket.yuma.SparseRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that decides one epoch, as the platform publishes it; the budget is not part of it, because shares do not need it. */
record StoredInput(
        int netuid,
        long epoch,
        long block,
        long lastEpochBlock,
        @Nullable Integer ownerUid,
        Rules hyperparameters,
        List<Slot> neurons) {

    StoredInput {
        requireNonNull(hyperparameters, "hyperparameters are missing");
        neurons = List.copyOf(requireNonNull(neurons, "neurons are missing"));
        for (var uid = 0; uid < neurons.size(); uid++) {
            if (neurons.get(uid).uid != uid) throw new IllegalArgumentException("the neurons are not in order of uid");
        }
    }

    EpochInput toYuma() {
        return new EpochInput(
                block,
                0,
                hyperparameters.toYuma(),
                lastEpochBlock,
                ownerUid,
                neurons.stream().map(Slot::toYuma).toList());
    }

    record Slot(
            int uid,
            String hotkey,
            long stakeRao,
            long lastUpdateBlock,
            long registeredAtBlock,
            boolean validatorPermit,
            @Nullable Long earliestCommitBlock,
            SparseRow weights,
            SparseRow bonds) {

        Slot {
            requireNonNull(hotkey, "hotkey is missing");
            requireNonNull(weights, "weights are missing");
            requireNonNull(bonds, "bonds are missing");
        }

        Neuron toYuma() {
            return new Neuron(
                    stakeRao, lastUpdateBlock, registeredAtBlock, validatorPermit, earliestCommitBlock, weights, bonds);
        }
    }

    record Rules(
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
