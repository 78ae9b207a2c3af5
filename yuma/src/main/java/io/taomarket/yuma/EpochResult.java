package io.taomarket.yuma;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one epoch decides, by uid.
 *
 * @param explanation how the shares came about; only where it was asked for
 */
public record EpochResult(
        List<NeuronResult> neurons, @Nullable Explanation explanation) {

    public EpochResult {
        neurons = List.copyOf(neurons);
    }
}
