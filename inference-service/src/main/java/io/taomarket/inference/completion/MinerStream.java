package io.taomarket.inference.completion;

import io.taomarket.chassis.egress.OutboundStream;
import io.taomarket.contracts.inference.Outcome;
import io.taomarket.inference.completion.MinerEvents.Event;
import io.taomarket.inference.meter.Claim;
import io.taomarket.inference.miner.MinerFailure;
import io.taomarket.inference.miner.MinerFailure.Blame;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A miner's stream as a sequence of pieces. It has ended well only when every choice has its finish reason;
 * whatever the miner says after that does not matter.
 */
final class MinerStream implements AutoCloseable {

    private static final long DRAIN_SECONDS = 1;

    private final OutboundStream stream;
    private final MinerEvents events;
    private final List<ChoiceFlow> choices;
    private final Deque<Piece> pieces = new ArrayDeque<>();
    private final Duration usagePatience;
    private final CompletableFuture<Claim> claimed = new CompletableFuture<>();
    private volatile Claim claim = Claim.NONE;
    private volatile @Nullable MinerFailure cutOff;
    private boolean restBegun;

    /**
     * @param completionLimit most tokens of each choice that the miner was asked for
     * @param usagePatience for what the miner says that it has counted, which comes after the answer is complete
     */
    MinerStream(OutboundStream stream, Task task, long completionLimit, JsonMapper mapper, Duration usagePatience) {
        this.stream = stream;
        this.usagePatience = usagePatience;
        this.events = new MinerEvents(stream, mapper);
        this.choices = IntStream.range(0, task.choices())
                .mapToObj(index -> new ChoiceFlow(index, task, completionLimit))
                .toList();
    }

    /** Waits for the first token, or for the end of an answer that may have none. */
    void awaitFirst() throws MinerFailure {
        next().ifPresent(pieces::addFirst);
        if (choices.stream().allMatch(ChoiceFlow::isBlank)) throw Blank.failure();
    }

    /** The next piece; empty once the answer is complete. */
    Optional<Piece> next() throws MinerFailure {
        while (pieces.isEmpty()) {
            if (isComplete()) return Optional.empty();
            switch (event()) {
                case Event.Chunk chunk -> take(chunk);
                case Event.Done _ -> throw MinerFailure.invalid("the stream is done before its choices are");
                case Event.Ended _ -> throw new MinerFailure(Outcome.FAILED, Blame.MINER, "the stream broke off", null);
            }
        }
        return Optional.of(pieces.removeFirst());
    }

    String finishReason(int index) {
        var reason = choices.get(index).finishReason();
        if (reason == null) throw new IllegalStateException("choice " + index + " is not finished");
        return reason;
    }

    /** What the miner says that it has counted; waits for it, but not for long. Asked once the answer is complete. */
    Claim claim() {
        if (!claim.isNone()) return claim;
        beginRest();
        try {
            return claimed.get(usagePatience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return Claim.NONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Claim.NONE;
        }
    }

    /** Shuts the connection for this reason, which the reader learns. */
    void cutOff(MinerFailure reason) {
        cutOff = reason;
        stream.close();
    }

    private Event event() throws MinerFailure {
        try {
            return events.next();
        } catch (MinerFailure failure) {
            var reason = cutOff;
            throw reason == null ? failure : reason;
        }
    }

    private void take(Event.Chunk chunk) throws MinerFailure {
        note(chunk.claim());
        for (var choice : chunk.choices()) {
            var index = Choice.index(choice, choices.size());
            pieces.addAll(choices.get(index).take(choice));
        }
    }

    private boolean isComplete() {
        return choices.stream().allMatch(choice -> choice.finishReason() != null);
    }

    /** What follows a complete answer is read aside, so that nobody waits for it and the connection can be used again. */
    @Override
    public void close() {
        if (!isComplete()) stream.close();
        else beginRest();
    }

    private void beginRest() {
        if (restBegun) return;
        restBegun = true;
        CompletableFuture.runAsync(this::drain, task -> Thread.ofVirtual().start(task))
                .orTimeout(DRAIN_SECONDS, TimeUnit.SECONDS)
                .whenComplete((_, _) -> stream.close());
    }

    private void drain() {
        try {
            for (var event = events.next(); !(event instanceof Event.Ended); event = events.next())
                if (event instanceof Event.Chunk chunk) note(chunk.claim());
                else claimed.complete(claim);
        } catch (MinerFailure e) {
            stream.close();
        }
        claimed.complete(claim);
    }

    /** Some miners count in every event; the last time counts, which comes in the event after the last choice's end. */
    private void note(Claim more) {
        if (more.isNone()) return;
        claim = more;
        if (isComplete()) claimed.complete(more);
    }
}
