package io.taomarket.scoring.weights;

import io.taomarket.scoring.metagraph.Neuron;
import io.taomarket.yuma.SparseRow;
import java.util.Arrays;
import java.util.List;

/**
 * A validator's weights as they count.
 *
 * @param lastUpdateBlock when they were set, or committed
 * @param uids in ascending order
 * @param values of 65535, the largest scaled to it
 */
public record StoredWeights(int uid, String hotkey, long lastUpdateBlock, List<Integer> uids, List<Integer> values) {

    static StoredWeights of(int uid, String hotkey, long lastUpdateBlock, SparseRow row) {
        return new StoredWeights(
                uid,
                hotkey,
                lastUpdateBlock,
                Arrays.stream(row.uids()).boxed().toList(),
                Arrays.stream(row.values()).boxed().toList());
    }

    static StoredWeights of(Neuron neuron) {
        return of(neuron.uid(), neuron.hotkey(), neuron.lastUpdateBlock(), neuron.weights());
    }
}
