package io.taomarket.scoring.validator;

import io.taomarket.scoring.metagraph.Metagraph;
import io.taomarket.scoring.metagraph.Offer;
import io.taomarket.scoring.metagraph.Subnet;
import io.taomarket.scoring.probe.Probe;
import io.taomarket.scoring.probe.Prober;
import io.taomarket.scoring.probe.Probes;
import io.taomarket.scoring.score.Scores;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** One round of one validator: every model of every miner gets a probe, the same one for the same model. */
@Service
class Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    /** Larger seeds would not survive readers that keep numbers as doubles. */
    private static final long SEEDS = 1L << 53;

    private final Metagraph metagraph;
    private final Probes probes;
    private final Prober prober;
    private final Scores scores;
    private final Opinions opinions;
    private final RandomGenerator random;
    private final Semaphore inFlight;
    private final int probesPerRound;

    Rounds(
            Metagraph metagraph,
            Probes probes,
            Prober prober,
            Scores scores,
            Opinions opinions,
            RandomGenerator seeds,
            HouseValidatorProperties properties) {
        this.metagraph = metagraph;
        this.probes = probes;
        this.prober = prober;
        this.scores = scores;
        this.opinions = opinions;
        this.random = seeds;
        this.inFlight = new Semaphore(properties.concurrentProbes(), true);
        this.probesPerRound = properties.probesPerRound();
    }

    void run(Subnet subnet, String validator) {
        var targets = targets(subnet);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            targets.forEach(target -> threads.submit(() -> measure(target, validator)));
        }
        opinions.express(subnet.netuid(), validator);
    }

    /** In an order drawn by lot, so that a miner cannot know when it is its turn. */
    private List<Target> targets(Subnet subnet) {
        var made = new HashMap<String, Optional<Probe>>();
        var targets = new ArrayList<Target>();
        for (var offer : metagraph.offers(subnet.netuid())) {
            for (var model : offer.models())
                made.computeIfAbsent(model, _ -> probes.make(subnet.name(), model, random.nextLong(SEEDS)))
                        .ifPresent(probe -> targets.add(new Target(offer, probe)));
        }
        Collections.shuffle(targets, new SplittableRandom(random.nextLong()));
        return targets.subList(0, Math.min(probesPerRound, targets.size()));
    }

    private void measure(Target target, String validator) {
        inFlight.acquireUninterruptibly();
        try {
            scores.probed(prober.probe(target.offer(), target.probe(), validator));
        } catch (RuntimeException e) {
            var offer = target.offer();
            LOG.warn("A probe of {} in subnet {} was lost: {}", offer.hotkey(), offer.netuid(), e.toString());
        } finally {
            inFlight.release();
        }
    }

    private record Target(Offer offer, Probe probe) {}
}
