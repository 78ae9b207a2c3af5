package io.taomarket.inference.completion;

import io.taomarket.chassis.egress.OutboundStream;
import io.taomarket.contracts.inference.Outcome;
import io.taomarket.inference.completion.MinerEvents.Event;
import io.taomarket.inference.miner.MinerFailure;
import io.taomarket.inference.miner.MinerFailure.Blame;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A miner's stream as a sequence of pieces of text. It has ended well only when every choice has its finish reason;
 * whatever the miner says after that does not matter.
 */
final class MinerStream implements AutoCloseable {

    private static final long DRAIN_SECONDS = 1;

    private final OutboundStream stream;
    private final MinerEvents events;
    private final @Nullable String[] finishReasons;
    private final Deque<Piece> pieces = new ArrayDeque<>();
    private volatile @Nullable MinerFailure cutOff;

    MinerStream(OutboundStream stream, int choices, JsonMapper mapper) {
        this.stream = stream;
        this.events = new MinerEvents(stream, mapper);
        this.finishReasons = new String[choices];
    }

    /** Waits for the first token, or for the end of an answer that has none. */
    void awaitFirst() throws MinerFailure {
        next().ifPresent(pieces::addFirst);
    }

    /** The next piece of text; empty once the answer is complete. */
    Optional<Piece> next() throws MinerFailure {
        while (pieces.isEmpty()) {
            if (isComplete()) return Optional.empty();
            switch (event()) {
                case Event.Chunk chunk -> take(chunk.choices());
                case Event.Done _ -> throw MinerFailure.invalid("the stream is done before its choices are");
                case Event.Ended _ -> throw new MinerFailure(Outcome.FAILED, Blame.MINER, "the stream broke off", null);
            }
        }
        return Optional.of(pieces.removeFirst());
    }

    String finishReason(int index) {
        var reason = finishReasons[index];
        if (reason == null) throw new IllegalStateException("choice " + index + " is not finished");
        return reason;
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

    private void take(JsonNode choices) throws MinerFailure {
        for (var choice : choices) {
            var index = Choice.index(choice, finishReasons.length);
            var text = Choice.content(choice.path("delta"));
            if (!text.isEmpty() && finishReasons[index] == null) pieces.add(new Piece(index, text));
            var reason = choice.path("finish_reason");
            if (reason.isMissingNode() || reason.isNull() || finishReasons[index] != null) continue;
            finishReasons[index] = Choice.finishReason(reason);
        }
    }

    private boolean isComplete() {
        for (var reason : finishReasons) {
            if (reason == null) return false;
        }
        return true;
    }

    /** What follows a complete answer is read aside, so that nobody waits for it and the connection can be used again. */
    @Override
    public void close() {
        if (!isComplete()) {
            stream.close();
            return;
        }
        CompletableFuture.runAsync(this::drain, task -> Thread.ofVirtual().start(task))
                .orTimeout(DRAIN_SECONDS, TimeUnit.SECONDS)
                .whenComplete((_, _) -> stream.close());
    }

    private void drain() {
        try {
            while (!(events.next() instanceof Event.Ended)) {}
        } catch (MinerFailure e) {
            stream.close();
        }
    }

    /** A piece of the text of one choice, never empty. */
    record Piece(int index, String text) {}
}
