package io.taomarket.registry.neuron;

import io.taomarket.chassis.outbox.Outbox;
import io.taomarket.registry.epoch.Epochs;
import io.taomarket.registry.subnet.Subnet;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives out the slots of a subnet: fresh ones while there are any, then those of whoever has to leave. */
@Service
public class Slots {

    private final NeuronRepository neurons;
    private final Candidates candidates;
    private final Epochs epochs;
    private final Outbox outbox;
    private final Clock clock;

    Slots(NeuronRepository neurons, Candidates candidates, Epochs epochs, Outbox outbox, Clock clock) {
        this.neurons = neurons;
        this.candidates = candidates;
        this.epochs = epochs;
        this.outbox = outbox;
        this.clock = clock;
    }

    public Optional<Neuron> find(int netuid, String hotkey) {
        return neurons.findByNetuidAndHotkey(netuid, hotkey);
    }

    /** Gives the hotkey a slot of the locked subnet. A new holder begins with nothing of the old one's. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Assignment assign(Subnet subnet, String hotkey, UUID accountId, long block) {
        if (!subnet.isFull())
            return take(new Neuron(subnet.netuid(), subnet.takeFreshUid(), hotkey, accountId, block), null);
        var leaving = PruningOrder.next(
                        candidates.of(subnet, block), subnet.rules().minNonImmuneUids())
                .orElseThrow(() -> new IllegalStateException("Nobody can leave subnet " + subnet.netuid()));
        var slot = neurons.findById(new NeuronId(subnet.netuid(), leaving.uid()))
                .orElseThrow(() -> new IllegalStateException("No neuron " + leaving.uid()));
        slot.handOver(hotkey, accountId, block);
        epochs.forget(subnet.netuid(), leaving.uid());
        return take(slot, leaving.hotkey());
    }

    private Assignment take(Neuron neuron, @Nullable String replacedHotkey) {
        var saved = neurons.saveAndFlush(neuron);
        outbox.say(saved.changed(clock.instant()));
        return new Assignment(saved.uid(), replacedHotkey);
    }

    /**
     * A slot that has been given out.
     *
     * @param replacedHotkey who had to leave for it; nobody while the subnet was not full
     */
    public record Assignment(int uid, @Nullable String replacedHotkey) {}
}
