package io.taomarket.yuma;

import java.util.List;

/** What one epoch decides, by uid. */
public record EpochResult(List<NeuronResult> neurons) {

    public EpochResult {
        neurons = List.copyOf(neurons);
    }
}
