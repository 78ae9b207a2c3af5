package io.taomarket.yuma;

import java.util.List;

/**
 * What the mechanisms of one subnet decide together.
 *
 * @param epochs each mechanism's own result: incentives and bonds stay with it
 * @param neurons by uid
 */
public record MechanismsResult(List<EpochResult> epochs, List<Neuron> neurons) {

    public MechanismsResult {
        epochs = List.copyOf(epochs);
        neurons = List.copyOf(neurons);
    }

    /**
     * What they decide of one neuron. Scores are u16, averages weighted by each mechanism's share of the budget, each
     * addend floored.
     *
     * @param active in any mechanism
     * @param validatorPermit in any mechanism
     * @param emissionRao its combined share: the sum over the mechanisms, what is paid
     * @param storedEmissionRao as the chain stores it: the average instead of the sum, which understates what is paid
     * @param serverEmissionRao what it gets as a miner, from all mechanisms
     * @param validatorEmissionRao what it gets as a validator, from all mechanisms
     */
    public record Neuron(
            int consensus,
            int dividends,
            int validatorTrust,
            int stakeWeight,
            boolean active,
            boolean validatorPermit,
            long emissionRao,
            long storedEmissionRao,
            long serverEmissionRao,
            long validatorEmissionRao) {}
}
