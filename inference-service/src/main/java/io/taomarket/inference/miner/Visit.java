package io.taomarket.inference.miner;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.taomarket.contracts.inference.Attempt;
import io.taomarket.contracts.inference.Outcome;
import io.taomarket.inference.meter.Comparison;
import io.taomarket.inference.miner.MinerFailure.Blame;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/** One call to a miner, from taking a place there to leaving it. Ends once; whatever comes later changes nothing. */
public final class Visit {

    private static final long NONE = -1;

    private final TrackRecord record;
    private final CircuitBreaker breaker;
    private final Clock clock;
    private final long startNanos = System.nanoTime();
    private long firstTokenMs = NONE;
    private boolean isOver;

    Visit(TrackRecord record, CircuitBreaker breaker, Clock clock) {
        this.record = record;
        this.breaker = breaker;
        this.clock = clock;
    }

    /** Marks the moment of the first token or, for answers in one piece, of the answer. */
    public void firstToken() {
        if (firstTokenMs == NONE) firstTokenMs = elapsedMs();
    }

    public long firstTokenMs() {
        return firstTokenMs;
    }

    public long elapsedMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
    }

    /** How much of the prompt the miner had cached. */
    public void sawPrompt(long tokens, long cachedTokens) {
        record.sawPrompt(tokens, cachedTokens);
    }

    /** The miner did its part, whether or not the customer stayed to the end. */
    public Attempt delivered(String hotkey, Outcome outcome, long completionTokens, Comparison comparison) {
        var latencyMs = elapsedMs();
        if (!isOver) {
            breaker.onSuccess(latencyMs, TimeUnit.MILLISECONDS);
            var perSecond = completionTokens * 1000.0 / Math.max(1, latencyMs);
            leave(new Sample(clock.instant(), true, firstTokenMs, latencyMs, perSecond, comparison.agrees()));
        }
        var claim = comparison.claim();
        return new Attempt(
                hotkey, outcome, firstTokenMs, latencyMs, claim.promptTokens(), claim.completionTokens(), null);
    }

    /** The miner failed; it counts against the miner only where it is to blame. */
    public Attempt failed(String hotkey, MinerFailure failure) {
        var latencyMs = elapsedMs();
        if (!isOver) {
            switch (failure.blame()) {
                case MINER -> {
                    breaker.onError(latencyMs, TimeUnit.MILLISECONDS, failure);
                    leave(new Sample(clock.instant(), false, firstTokenMs, latencyMs, 0, null));
                }
                case BUSY -> {
                    record.coolUntil(clock.instant().plus(failure.coolDown()));
                    abandon();
                }
                case REQUEST -> abandon();
            }
        }
        var isBlameless = failure.blame() != Blame.MINER;
        return new Attempt(hotkey, failure.outcome(), firstTokenMs, latencyMs, null, null, isBlameless);
    }

    /** Another miner that was asked at the same time was quicker. */
    public Attempt cancelled(String hotkey) {
        var latencyMs = elapsedMs();
        abandon();
        return new Attempt(hotkey, Outcome.CANCELLED, firstTokenMs, latencyMs);
    }

    /** Leaves without a verdict, because something of ours went wrong. */
    public void abandon() {
        if (isOver) return;
        breaker.releasePermission();
        isOver = true;
        record.leave();
    }

    private void leave(Sample sample) {
        isOver = true;
        record.leave();
        record.add(sample);
    }
}
