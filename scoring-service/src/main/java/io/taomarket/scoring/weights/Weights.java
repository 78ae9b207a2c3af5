package io.taomarket.scoring.weights;

import io.taomarket.chassis.outbox.Outbox;
import io.taomarket.contracts.scoring.WeightsSet;
import io.taomarket.scoring.metagraph.Metagraph;
import io.taomarket.scoring.metagraph.Neuron;
import io.taomarket.yuma.SparseRow;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what validators think; house validators come through the same door as all others. */
@Service
public class Weights {

    private final Metagraph metagraph;
    private final Outbox outbox;
    private final WeightProperties properties;
    private final Clock clock;

    Weights(Metagraph metagraph, Outbox outbox, WeightProperties properties, Clock clock) {
        this.metagraph = metagraph;
        this.outbox = outbox;
        this.properties = properties;
        this.clock = clock;
    }

    /** Stores the vector for the next epochs, or throws the first refusal. */
    @Transactional
    public StoredWeights set(int netuid, String hotkey, WeightVector vector) {
        return store(netuid, hotkey, vector, false);
    }

    /** Stores a vector whose hash was committed in time; last update stays the commit's. */
    StoredWeights reveal(int netuid, String hotkey, WeightVector vector) {
        return store(netuid, hotkey, vector, true);
    }

    private StoredWeights store(int netuid, String hotkey, WeightVector vector, boolean isReveal) {
        var neurons = metagraph.lockNeurons(netuid);
        var signer = metagraph.neuron(netuid, hotkey).orElse(null);
        var subnet = metagraph.subnet(netuid).orElse(null);
        var block = metagraph.block();
        var rules = new WeightRules(netuid, subnet, signer, neurons, vector, block, properties.maxWeight(), isReveal);
        var refusal = rules.refusal();
        if (refusal.isPresent() || signer == null) throw refusal.orElseThrow().refusal();
        var row = new SparseRow(vector.uidArray(), io.taomarket.yuma.Weights.maxUpscale(vector.valueArray()));
        metagraph.setWeights(netuid, signer.uid(), row, isReveal ? signer.lastUpdateBlock() : block);
        say(signer, row, block);
        return StoredWeights.of(signer.uid(), hotkey, block, row);
    }

    private void say(Neuron signer, SparseRow row, long block) {
        outbox.say(new WeightsSet(
                UUID.randomUUID(),
                clock.instant(),
                signer.netuid(),
                signer.uid(),
                signer.hotkey(),
                block,
                list(row.uids()),
                list(row.values())));
    }

    private static List<Integer> list(int[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
