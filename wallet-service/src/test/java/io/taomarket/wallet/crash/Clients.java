package io.taomarket.wallet.crash;

import io.taomarket.wallet.crash.Fleet.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** How clients behave: they send the same again, with the same id, until they know. */
final class Clients {

    private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();
    private static final int LONGEST_PAUSE_MS = 150;

    private final Fleet fleet;
    private final Journal journal;
    private final ConcurrentMap<String, LongAdder> answers = new ConcurrentHashMap<>();
    private volatile Watch watch = new Watch(null, new CompletableFuture<>());

    Clients(Fleet fleet, Journal journal) {
        this.fleet = fleet;
        this.journal = journal;
    }

    /** Sends until it is done or refused, and remembers which. */
    Answer see(Fact fact, Call call) {
        journal.intend(fact);
        return again(fact, call);
    }

    /** The same for what was intended before. */
    Answer again(Fact fact, Call call) {
        var answer = untilKnown(call);
        if (answer.isDone()) journal.acknowledge(fact);
        else journal.refuse(fact);
        if (answer.isDone() && call.idempotencyKey() == null && answer.from() != watch.victim())
            watch.doneAtNanos().complete(answer.atNanos()); // without a key nobody but the writer can answer
        return answer;
    }

    Answer untilKnown(Call call) {
        var deadlineNanos = System.nanoTime() + PATIENCE_NANOS;
        for (var attempt = 0; System.nanoTime() < deadlineNanos; attempt++) {
            var answer = once(attempt, call);
            if (answer != null && (answer.isDone() || answer.isRefusal())) return answer;
            pause(LONGEST_PAUSE_MS);
        }
        throw new AssertionError("nobody answers " + call);
    }

    /** When from now on an instance other than this first does something. */
    CompletableFuture<Long> firstDoneBySomebodyElse(Wallet victim) {
        watch = new Watch(victim, new CompletableFuture<>());
        return watch.doneAtNanos();
    }

    /** How many answers of which kind there were. */
    Map<String, LongAdder> answers() {
        return new TreeMap<>(answers);
    }

    static void pause(int longestMs) {
        LockSupport.parkNanos(
                TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextInt(1, longestMs)));
    }

    @Nullable
    Answer once(int attempt, Call call) {
        try {
            var answer = fleet.send(attempt, call);
            var code = answer.isDone() ? "" : " " + answer.body().path("code").asString("");
            count(answer.status() + code);
            return answer;
        } catch (IOException e) {
            count(e.getClass().getSimpleName());
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void count(String answer) {
        answers.computeIfAbsent(answer, _ -> new LongAdder()).increment();
    }

    private record Watch(@Nullable Wallet victim, CompletableFuture<Long> doneAtNanos) {}
}
