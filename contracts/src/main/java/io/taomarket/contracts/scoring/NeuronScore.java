package io.taomarket.contracts.scoring;

import static java.util.Objects.requireNonNull;

import io.taomarket.contracts.Require;
import java.util.UUID;

/**
 * What one epoch says of one neuron. Bits are 32.32 fixed point: 2^32 means all.
 *
 * @param incentiveBits share of the epoch's whole budget, for mining
 * @param dividendBits share of the epoch's whole budget, for validating; serves as a proportion
 * @param consensus of 65535
 * @param incentive of 65535
 * @param dividends of 65535
 * @param validatorTrust of 65535
 * @param stakeWeight of 65535
 * @param validatorPermit whether the neuron's weights count in the next epoch
 * @param active whether it set weights lately
 */
public record NeuronScore(
        int uid,
        String hotkey,
        UUID accountId,
        long incentiveBits,
        long dividendBits,
        int consensus,
        int incentive,
        int dividends,
        int validatorTrust,
        int stakeWeight,
        boolean validatorPermit,
        boolean active) {
    public NeuronScore {
        requireNonNull(hotkey, "hotkey");
        requireNonNull(accountId, "accountId");
        Require.nonNegative(uid, "uid");
        Require.nonNegative(incentiveBits, "incentiveBits");
        Require.nonNegative(dividendBits, "dividendBits");
    }
}
