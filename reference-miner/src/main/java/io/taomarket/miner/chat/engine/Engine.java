package io.taomarket.miner.chat.engine;

import io.taomarket.chatmodel.network.Transformer;
import io.taomarket.chatmodel.network.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;

/**
 * One thread that steps all sequences of a model together: each that speaks by one token, and those that read by a slice
 * of their prompts. New ones join between steps. What a sequence says does not depend on the others.
 */
public final class Engine implements AutoCloseable {

    private final Weights weights;
    private final EngineLimits limits;
    private final Transformer transformer;
    private final BlockingQueue<Sequence> waiting;
    private final List<Sequence> present = new ArrayList<>();
    private final Thread thread;
    private volatile boolean isClosed;

    public Engine(String name, Weights weights, EngineLimits limits) {
        this.weights = weights;
        this.limits = limits;
        this.transformer = new Transformer(weights, limits.rows());
        this.waiting = new ArrayBlockingQueue<>(limits.waiting());
        this.thread = Thread.ofPlatform().daemon().name("miner-" + name).start(this::run);
    }

    /**
     * Has a sequence read and said.
     *
     * @param mostTokens that the speaker will say; prompt and answer must fit into the model's context
     */
    public Sequence start(int[] prompt, int mostTokens, Speaker speaker) throws EngineBusy {
        if (prompt.length == 0 || prompt.length + mostTokens > weights.shape().context())
            throw new IllegalArgumentException("prompt and answer must fit into the context");
        var sequence = new Sequence(prompt, mostTokens, speaker);
        if (isClosed || !waiting.offer(sequence)) throw new EngineBusy();
        if (isClosed && waiting.remove(sequence)) throw new EngineBusy();
        return sequence;
    }

    private void run() {
        try {
            while (!isClosed) {
                admit();
                step();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            isClosed = true;
            waiting.drainTo(present);
            for (var sequence : present) quietly(sequence, new CancellationException("the miner is closing"));
        }
    }

    private void admit() throws InterruptedException {
        if (present.isEmpty()) present.add(waiting.take());
        while (present.size() < limits.speaking()) {
            var next = waiting.poll();
            if (next == null) return;
            present.add(next);
        }
    }

    private void step() {
        for (var sequence : present)
            if (sequence.isCancelled()) quietly(sequence, new CancellationException("nobody listens"));
        present.removeIf(Sequence::isOver);
        var batch = collect();
        var logits = transformer.run(batch.rows());
        for (var i = 0; i < logits.length; i++) take(batch.listeners().get(i), logits[i]);
        present.removeIf(Sequence::isOver);
    }

    /** Those who speak, and with what is left of the step those who read, who has waited longest first. */
    private Batch collect() {
        var batch = new Batch();
        for (var sequence : present) if (!sequence.isReading()) sequence.speakInto(batch, weights.shape());
        var most = batch.rows().size() + limits.readingRows();
        for (var sequence : present)
            if (sequence.isReading())
                sequence.readInto(batch, most - batch.rows().size(), weights.shape());
        return batch;
    }

    /** A speaker that fails ends its own sequence, no other. */
    private static void take(Sequence sequence, float[] logits) {
        try {
            if (!sequence.isOver()) sequence.take(logits);
        } catch (RuntimeException e) {
            quietly(sequence, e);
        }
    }

    private static void quietly(Sequence sequence, RuntimeException failure) {
        try {
            sequence.end(failure);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        isClosed = true;
        thread.interrupt();
    }
}
