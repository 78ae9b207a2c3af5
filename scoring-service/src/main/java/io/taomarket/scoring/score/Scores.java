package io.taomarket.scoring.score;

import io.taomarket.chassis.outbox.Outbox;
import io.taomarket.contracts.scoring.ScoreChanged;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Collects evidence, rates miners by it, and says so when a rating is news. */
@Service
public class Scores {

    private final EvidenceRepository evidence;
    private final ScoreRepository scores;
    private final Rater rater;
    private final Outbox outbox;
    private final ScoreProperties properties;
    private final Clock clock;

    Scores(
            EvidenceRepository evidence,
            ScoreRepository scores,
            Rater rater,
            Outbox outbox,
            ScoreProperties properties,
            Clock clock) {
        this.evidence = evidence;
        this.scores = scores;
        this.rater = rater;
        this.outbox = outbox;
        this.properties = properties;
        this.clock = clock;
    }

    /** Keeps a probe's result, once, and says the new score if it is news. */
    @Transactional
    public void probed(Evidence probe) {
        if (!evidence.insert(probe)) return;
        rating(probe.netuid(), probe.hotkey(), probe.model()).ifPresent(rating -> sayIfNews(probe, rating));
    }

    /** Keeps how customers' requests ended, once; they count in the next rating. */
    void served(List<Evidence> attempts) {
        if (!attempts.isEmpty()) evidence.insertRequests(attempts);
    }

    /** What all validators together think of a model of a miner. */
    public Optional<Rating> rating(int netuid, String hotkey, String model) {
        return rater.rate(newest(netuid, hotkey, model));
    }

    /** What one validator thinks: its own probes, and what happened to customers. */
    public Optional<Rating> rating(int netuid, String hotkey, String model, String validator) {
        return rater.rate(newest(netuid, hotkey, model).stream()
                .filter(e -> e.validator() == null || e.validator().equals(validator))
                .toList());
    }

    private List<Evidence> newest(int netuid, String hotkey, String model) {
        return evidence.newest(netuid, hotkey, model, properties.keptPerModel());
    }

    private void sayIfNews(Evidence probe, Rating rating) {
        var now = clock.instant();
        var said = scores.lastSaid(probe.netuid(), probe.hotkey(), probe.model());
        if (said.isPresent() && !isNews(said.get(), rating, now)) return;
        var version =
                scores.say(probe.netuid(), probe.hotkey(), probe.model(), rating.quality(), rating.samples(), now);
        outbox.say(new ScoreChanged(
                UUID.randomUUID(),
                now,
                probe.netuid(),
                probe.hotkey(),
                probe.model(),
                version,
                rating.quality(),
                rating.spread(),
                rating.samples(),
                rating.validators(),
                rating.latencyMs(),
                rating.measuredAt()));
    }

    /** Another quality is news, the same one that twice as many measurements support, or one not said for long. */
    private boolean isNews(ScoreRepository.Said said, Rating rating, Instant now) {
        return Math.abs(said.score() - rating.quality()) >= properties.noticeableChange()
                || rating.samples() >= 2 * said.samples()
                || !now.isBefore(said.saidAt().plus(properties.restateAfter()));
    }
}
