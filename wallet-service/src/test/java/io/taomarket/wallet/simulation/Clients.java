package io.taomarket.wallet.simulation;

import io.taomarket.wallet.ledger.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whoever wants something of the ledger, and the network between: what is not answered is sent again, by the same id. */
final class Clients {

    private static final int PATIENCE_MILLIS = 3_000;
    private static final int MOST_SECOND_THOUGHTS = 2;

    private final Scheduler scheduler;
    private final List<Writer> writers;
    private final List<Intention> all = new ArrayList<>();
    private Weather weather;
    private int unanswered;

    Clients(Scheduler scheduler, List<Writer> writers, Weather weather) {
        this.scheduler = scheduler;
        this.writers = writers;
        this.weather = weather;
    }

    void begin(Wish wish) {
        var intention = new Intention(all.size() + 1, wish, scheduler.happens(0.05));
        all.add(intention);
        unanswered++;
        send(intention);
    }

    void weather(Weather now) {
        weather = now;
    }

    boolean areSatisfied() {
        return unanswered == 0;
    }

    List<Intention> all() {
        return all;
    }

    private void send(Intention intention) {
        var attempt = ++intention.sent;
        transmit(() -> writers.get(scheduler.random().nextInt(writers.size())).receive(intention));
        scheduler.in(PATIENCE_MILLIS, () -> {
            if (intention.isOver || intention.sent != attempt) return;
            if (intention.mayGiveUp && attempt > 1) over(intention);
            else send(intention);
        });
    }

    /** An answer goes back; nothing: the ledger was busy. */
    void answer(Intention intention, @Nullable Outcome<?> outcome) {
        if (intention.number > 0) transmit(() -> hear(intention, outcome));
    }

    private void hear(Intention intention, @Nullable Outcome<?> outcome) {
        if (outcome == null) {
            if (!intention.isOver) again(intention, backoffMillis(intention));
            return;
        }
        var said = intention.wish.answer(outcome);
        scheduler.say(() -> "hears    " + said + " to #" + intention.number);
        if (outcome instanceof Outcome.Done<?>) intention.acknowledged = said;
        over(intention);
        var isUnsure = !(outcome instanceof Outcome.Done<?>) || scheduler.happens(0.1);
        if (isUnsure && intention.askedAgain < MOST_SECOND_THOUGHTS && scheduler.happens(0.3)) {
            intention.askedAgain++;
            again(intention, 1 + scheduler.random().nextInt(20_000));
        }
    }

    private int backoffMillis(Intention intention) {
        var longest = 100 << Math.min(intention.sent, 6);
        return longest / 2 + scheduler.random().nextInt(longest);
    }

    private void again(Intention intention, int inMillis) {
        if (intention.isAboutToSend) return;
        intention.isAboutToSend = true;
        scheduler.in(inMillis, () -> {
            intention.isAboutToSend = false;
            send(intention);
        });
    }

    private void over(Intention intention) {
        if (intention.isOver) return;
        intention.isOver = true;
        unanswered--;
    }

    /** Loses, doubles, delays, and so reorders. */
    private void transmit(Runnable message) {
        if (scheduler.happens(weather.lost())) return;
        scheduler.in(scheduler.random().nextInt(weather.longestDelay()), message);
        if (scheduler.happens(weather.doubled()))
            scheduler.in(scheduler.random().nextInt(weather.longestDelay() * 4), message);
    }
}
