package io.taomarket.yuma;

import java.util.Arrays;

/**
 * When each neuron's present holder got its slot: what was said of a former holder does not concern it.
 *
 * @param blocks r, by uid
 */
record Registrations(long[] blocks, long latestBlock) {

    static Registrations of(EpochInput input) {
        var blocks =
                input.neurons().stream().mapToLong(Neuron::registeredAtBlock).toArray();
        return new Registrations(blocks, Arrays.stream(blocks).max().orElse(0));
    }

    /** Whether a neuron exists and was there at a block. */
    boolean isKnownAt(long block, int uid) {
        return uid < blocks.length && blocks[uid] <= block;
    }

    /** The entries for neurons that exist and were there at a block: r_j ≤ block. */
    SparseRow knownAt(long block, SparseRow row) {
        var allExist = row.size() == 0 || row.uid(row.size() - 1) < blocks.length;
        if (allExist && latestBlock <= block) return row;
        return row.keep(uid -> isKnownAt(block, uid));
    }
}
