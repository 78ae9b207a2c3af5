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

    /** The entries for neurons that exist and were there at a block: r_j ≤ block. */
    Entries knownAt(long block, Entries row) {
        var allExist = row.size() == 0 || row.uids()[row.size() - 1] < blocks.length;
        if (allExist && latestBlock <= block) return row;
        return row.keep(uid -> uid < blocks.length && blocks[uid] <= block);
    }
}
