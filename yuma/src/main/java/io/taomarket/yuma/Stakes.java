package io.taomarket.yuma;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Who counts in this epoch, and with how much stake.
 *
 * @param active set weights lately
 * @param permits may weight in this epoch
 * @param nextPermits may weight in the next one, so a newcomer waits an epoch and a loser keeps its last
 * @param shares S: share of all stake above the threshold
 * @param activeShares A: share of the stake of active validators with a permit
 */
record Stakes(boolean[] active, boolean[] permits, boolean[] nextPermits, long[] shares, long[] activeShares) {

    static Stakes of(EpochInput input) {
        var size = input.neurons().size();
        var active = new boolean[size];
        var permits = new boolean[size];
        var stakes = new long[size];
        for (var uid = 0; uid < size; uid++) {
            var neuron = input.neurons().get(uid);
            active[uid] = isActive(neuron, input);
            permits[uid] = neuron.validatorPermit() || input.isOwner(uid);
            stakes[uid] = countedRao(uid, input);
        }
        var shares = shares(stakes);
        return new Stakes(active, permits, nextPermits(shares, input), shares, activeShares(shares, active, permits));
    }

    /** u_i + cutoff ≥ t. */
    private static boolean isActive(Neuron neuron, EpochInput input) {
        return input.block() - neuron.lastUpdateBlock()
                <= input.hyperparameters().cutoffBlocks();
    }

    /** T' = T, or 0 below the threshold; the owner is exempt. */
    private static long countedRao(int uid, EpochInput input) {
        var stakeRao = input.neurons().get(uid).stakeRao();
        var counts = stakeRao >= input.hyperparameters().stakeThreshold() || input.isOwner(uid);
        return counts ? stakeRao : 0;
    }

    /** S_i = T'_i / ΣT'. The chain divides in 64.64 and drops 32 bits; flooring once gives the same bits. */
    private static long[] shares(long[] stakesRao) {
        var largest = Arrays.stream(stakesRao).max().orElse(0);
        if (largest <= Long.MAX_VALUE / Math.max(1, stakesRao.length)) return Vectors.normalize(stakesRao);
        var sum = Arrays.stream(stakesRao).mapToObj(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        return Arrays.stream(stakesRao)
                .map(rao -> BigInteger.valueOf(rao).shiftLeft(32).divide(sum).longValue())
                .toArray();
    }

    private static boolean[] nextPermits(long[] shares, EpochInput input) {
        var permits = largest(shares, input.hyperparameters().maxAllowedValidators());
        for (var uid = 0; uid < permits.length; uid++) {
            permits[uid] = (permits[uid] && shares[uid] > 0) || input.isOwner(uid);
        }
        return permits;
    }

    /** A = S where active and permitted, divided by its sum. */
    private static long[] activeShares(long[] shares, boolean[] active, boolean[] permits) {
        var counted = shares.clone();
        Arrays.setAll(counted, uid -> active[uid] && permits[uid] ? shares[uid] : 0);
        return Vectors.normalize(counted);
    }

    /** Marks the k largest values; of equal ones the later wins. */
    static boolean[] largest(long[] values, int k) {
        var marks = new boolean[values.length];
        if (k == 0) return marks;
        var ascending = values.clone();
        Arrays.sort(ascending);
        var smallest = k < values.length ? ascending[values.length - k] : Long.MIN_VALUE;
        var left = k - Arrays.stream(values).filter(value -> value > smallest).count();
        for (var i = values.length - 1; i >= 0; i--) {
            marks[i] = values[i] > smallest || (values[i] == smallest && left-- > 0);
        }
        return marks;
    }
}
