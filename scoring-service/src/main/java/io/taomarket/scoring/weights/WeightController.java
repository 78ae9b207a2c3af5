package io.taomarket.scoring.weights;

import io.taomarket.chassis.caller.Caller;
import io.taomarket.scoring.metagraph.Metagraph;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Weights over HTTP: signed to write, open to read. */
@RestController
@RequestMapping("/api/v1/subnets/{netuid}/weights")
class WeightController {

    private final Weights weights;
    private final Metagraph metagraph;

    WeightController(Weights weights, Metagraph metagraph) {
        this.weights = weights;
        this.metagraph = metagraph;
    }

    @PutMapping
    StoredWeights set(@PathVariable int netuid, @Valid @RequestBody SetWeights request, Caller caller) {
        return weights.set(netuid, caller.signer(), request.vector());
    }

    @GetMapping
    WeightsOfSubnet read(@PathVariable int netuid) {
        if (metagraph.subnet(netuid).isEmpty()) throw WeightRefusal.MECHANISM_DOES_NOT_EXIST.refusal();
        var rows = metagraph.neurons(netuid).stream()
                .filter(neuron -> neuron.weights().size() > 0)
                .map(StoredWeights::of)
                .toList();
        return new WeightsOfSubnet(netuid, metagraph.block(), rows);
    }

    /** The vector as it is sent; its size is bounded here, its meaning is checked by {@link WeightRules}. */
    record SetWeights(
            @NotNull @Size(max = 4096) List<@NotNull @Min(0) @Max(65535) Integer> uids,
            @NotNull @Size(max = 4096) List<@NotNull @Min(0) @Max(65535) Integer> values,
            @Nullable @Min(0) Long versionKey) {

        WeightVector vector() {
            return new WeightVector(uids, values, versionKey == null ? 0 : versionKey);
        }
    }

    record WeightsOfSubnet(int netuid, long block, List<StoredWeights> weights) {}
}
