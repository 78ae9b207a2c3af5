package io.taomarket.miner.chat;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.taomarket.chatmodel.engine.Engine;
import io.taomarket.chatmodel.engine.EngineBusy;
import io.taomarket.chatmodel.engine.Sequence;
import io.taomarket.chatmodel.text.Vocabulary;
import io.taomarket.miner.chat.speech.Said;
import io.taomarket.miner.chat.speech.Voice;
import io.taomarket.miner.chat.speech.Wish;
import io.taomarket.miner.door.ApiError;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The choices of one answer as they are being said, until its deadline. Closing it stops those that are not whole. */
final class Recital implements AutoCloseable {

    private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
    private final List<Sequence> sequences = new ArrayList<>();
    private final Clock clock;
    private final long deadlineMillis;
    private int unfinished;

    private Recital(Clock clock, long deadlineMillis) {
        this.clock = clock;
        this.deadlineMillis = deadlineMillis;
    }

    /** Starts all choices at once, or none. */
    static Recital start(Engine engine, Vocabulary vocabulary, List<Job> jobs, Clock clock, long deadlineMillis) {
        var recital = new Recital(clock, deadlineMillis);
        try {
            for (var job : jobs) recital.add(engine, vocabulary, job);
            return recital;
        } catch (EngineBusy e) {
            recital.close();
            throw new ApiError(429, "rate_limit_exceeded", "the miner is busy, try another or a little later", null);
        }
    }

    private void add(Engine engine, Vocabulary vocabulary, Job job) throws EngineBusy {
        var choice = unfinished;
        var voice = new Voice(vocabulary, job.prompt(), job.wish(), said -> parts.add(new Part(choice, said)));
        sequences.add(engine.start(this, job.prompt(), job.wish().mostTokens(), voice));
        unfinished++;
    }

    boolean isOver() {
        return unfinished == 0;
    }

    /** The next part of any choice; waits for it. */
    Part next() throws IOException {
        try {
            var leftMillis = deadlineMillis - clock.millis();
            var part = leftMillis > 0 ? parts.poll(leftMillis, MILLISECONDS) : null;
            if (part == null)
                throw new ApiError(504, "deadline_exceeded", "the answer was not whole at its deadline", null);
            if (part.said() instanceof Said.Broken(var failure))
                throw new IllegalStateException("an answer broke off", failure);
            if (part.said() instanceof Said.Ended) unfinished--;
            return part;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        sequences.forEach(Sequence::cancel);
    }

    /** What one choice is made of. */
    record Job(int[] prompt, Wish wish) {}

    /** A part of one choice. */
    record Part(int choice, Said said) {}
}
