package io.taomarket.scoring.epoch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.chassis.leader.WriterLock;
import io.taomarket.chassis.outbox.Outbox;
import io.taomarket.contracts.scoring.EpochScored;
import io.taomarket.scoring.epoch.EpochRepository.Head;
import io.taomarket.scoring.epoch.EpochRepository.Whole;
import io.taomarket.scoring.metagraph.Metagraph;
import io.taomarket.scoring.metagraph.Neuron;
import io.taomarket.scoring.metagraph.Subnet;
import io.taomarket.scoring.weights.Commits;
import io.taomarket.yuma.Yuma;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One epoch of one subnet: read, compute, store, say, in one transaction. */
@Service
class EpochRun {

    private final Metagraph metagraph;
    private final EpochRepository epochs;
    private final Commits commits;
    private final CanonicalJson json;
    private final Outbox outbox;
    private final WriterLock writer;
    private final EpochMeters meters;
    private final Clock clock;

    EpochRun(
            Metagraph metagraph,
            EpochRepository epochs,
            Commits commits,
            CanonicalJson json,
            Outbox outbox,
            WriterLock writer,
            EpochMeters meters,
            Clock clock) {
        this.metagraph = metagraph;
        this.epochs = epochs;
        this.commits = commits;
        this.json = json;
        this.outbox = outbox;
        this.writer = writer;
        this.meters = meters;
        this.clock = clock;
    }

    /** A tempo after the last epoch; a new subnet's first is moved forward by its netuid, so that few fall together. */
    long dueBlock(Subnet subnet) {
        var tempo = subnet.rules().tempoBlocks();
        var base = epochs.last(subnet.netuid())
                .map(Head::block)
                .orElse(subnet.registeredAtBlock() - subnet.netuid() % tempo);
        return base + tempo;
    }

    /** Computes the next epoch, unless another instance does or the subnet's facts are not complete yet. */
    @Transactional
    void compute(int netuid, long block) {
        if (!writer.tryTake("epoch/" + netuid)) return;
        var subnet = metagraph.subnet(netuid).orElseThrow();
        if (block < dueBlock(subnet)) return;
        var neurons = metagraph.lockNeurons(netuid);
        if (!EpochInputDocument.isConsistent(neurons)) {
            meters.deferred();
            return;
        }
        meters.timed(() -> compute(subnet, neurons, block));
    }

    private void compute(Subnet subnet, List<Neuron> neurons, long block) {
        var last = epochs.last(subnet.netuid());
        var number = subnet.epochs() + 1;
        var lastBlock = last.map(Head::block).orElse(0L);
        var open = commits.earliestBlocks(subnet);
        var input = EpochInputDocument.of(subnet, number, block, lastBlock, neurons, open::get);
        var output = EpochOutputDocument.of(input, Yuma.run(input.toInput()));
        metagraph.count(subnet.netuid(), number);
        store(input, output, neurons);
    }

    private void store(EpochInputDocument input, EpochOutputDocument output, List<Neuron> neurons) {
        var now = clock.instant();
        var text = json.write(input);
        var hash = CanonicalJson.hash(text);
        epochs.insert(new Whole(input.netuid(), input.epoch(), input.block(), hash, now, text, json.write(output)));
        output.neurons()
                .forEach(slot -> metagraph.keep(input.netuid(), slot.uid(), slot.validatorPermit(), slot.bonds()));
        outbox.say(new EpochScored(
                eventId(input), now, input.netuid(), input.epoch(), input.block(), hash, output.scores(neurons)));
    }

    private static UUID eventId(EpochInputDocument input) {
        return UUID.nameUUIDFromBytes(("epoch/" + input.netuid() + "/" + input.epoch()).getBytes(UTF_8));
    }
}
