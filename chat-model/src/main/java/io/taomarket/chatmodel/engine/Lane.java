package io.taomarket.chatmodel.engine;

import io.taomarket.chatmodel.network.ModelShape;
import io.taomarket.chatmodel.network.Transformer;
import io.taomarket.chatmodel.network.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Steps its sequences together until it is interrupted: each that speaks by one token, and those that read by a slice of
 * their prompts. New ones join between steps.
 */
final class Lane {

    private final ModelShape shape;
    private final EngineLimits limits;
    private final Transformer transformer;
    private final WaitingRoom waiting;
    private final List<Sequence> present = new ArrayList<>();

    Lane(Weights weights, EngineLimits limits, WaitingRoom waiting) {
        this.shape = weights.shape();
        this.limits = limits;
        this.transformer = new Transformer(weights, limits.rows());
        this.waiting = waiting;
    }

    void run() {
        try {
            while (!Thread.interrupted()) {
                admit();
                step();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            for (var next = waiting.poll(); next != null; next = waiting.poll()) present.add(next);
            for (var sequence : present) end(sequence, new CancellationException("the engine is closing"));
        }
    }

    /** One at a time, so that the other lanes get theirs, and all that nobody wants any more: the step ends those. */
    private void admit() throws InterruptedException {
        present.addAll(waiting.cancelled());
        if (present.size() >= limits.speaking()) return;
        var next = present.isEmpty() ? waiting.take() : waiting.poll();
        if (next != null) present.add(next);
    }

    /** What fails ends those present, never the lane: all who come later would wait for ever. */
    private void step() {
        for (var sequence : present)
            if (sequence.isCancelled()) end(sequence, new CancellationException("nobody listens"));
        present.removeIf(Sequence::isOver);
        try {
            compute();
        } catch (RuntimeException | Error e) {
            var failure = new IllegalStateException("the engine failed", e);
            for (var sequence : present) end(sequence, failure);
        }
        present.removeIf(Sequence::isOver);
    }

    private void compute() {
        var batch = collect();
        var logits = transformer.run(batch.rows());
        for (var i = 0; i < logits.length; i++) take(batch.listeners().get(i), logits[i]);
    }

    /** Those who speak, and with what is left of the step those who read, who has waited longest first. */
    private Batch collect() {
        var batch = new Batch();
        for (var sequence : present) if (!sequence.isReading()) sequence.speakInto(batch, shape);
        var most = batch.rows().size() + limits.readingRows();
        for (var sequence : present)
            if (sequence.isReading())
                sequence.readInto(batch, most - batch.rows().size(), shape);
        return batch;
    }

    /** A speaker that fails ends its own sequence, no other. */
    private static void take(Sequence sequence, float[] logits) {
        try {
            if (!sequence.isOver()) sequence.take(logits);
        } catch (RuntimeException e) {
            end(sequence, e);
        } catch (StackOverflowError e) {
            end(sequence, new IllegalStateException("the speaker failed", e));
        }
    }

    private static void end(Sequence sequence, RuntimeException failure) {
        try {
            sequence.end(failure);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }
}
