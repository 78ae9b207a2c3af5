package io.taomarket.yuma;

import static java.util.Objects.requireNonNull;

/**
 * What an epoch decides of one neuron. The first five are u16, floored; bits are 32.32.
 *
 * @param consensus the weight that the majority of stake supports
 * @param incentive share among miners
 * @param dividends share among validators
 * @param validatorTrust how much of its weights the majority supports
 * @param stakeWeight share of all stake that counts
 * @param active whether it set weights lately
 * @param validatorPermit whether its weights count in the next epoch
 * @param incentiveBits the miner's share of the whole budget
 * @param dividendBits the validator's share of the whole budget; by stake where no one earned anything
 * @param emissionRao its combined share in rao, floored
 * @param serverEmissionRao what it gets as a miner, floored
 * @param validatorEmissionRao what it gets as a validator, floored
 * @param bonds to be stored and handed to the next epoch
 */
public record NeuronResult(
        int consensus,
        int incentive,
        int dividends,
        int validatorTrust,
        int stakeWeight,
        boolean active,
        boolean validatorPermit,
        long incentiveBits,
        long dividendBits,
        long emissionRao,
        long serverEmissionRao,
        long validatorEmissionRao,
        SparseRow bonds) {

    public NeuronResult {
        requireNonNull(bonds, "bonds");
    }
}
