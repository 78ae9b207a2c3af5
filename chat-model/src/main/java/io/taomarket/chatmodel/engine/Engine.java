package io.taomarket.chatmodel.engine;

import io.taomarket.chatmodel.network.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Computes what many sequences of one model say, in a few lanes with a thread each. What a sequence says does not depend
 * on its lane or on the others in it.
 */
public final class Engine implements AutoCloseable {

    private final int contextTokens;
    private final BlockingQueue<Sequence> waiting;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean isClosed;

    public Engine(String name, Weights weights, EngineLimits limits) {
        this.contextTokens = weights.shape().context();
        this.waiting = new ArrayBlockingQueue<>(limits.waiting());
        for (var i = 0; i < limits.lanes(); i++) {
            var lane = new Lane(weights, limits, waiting);
            threads.add(Thread.ofPlatform()
                    .daemon()
                    .name("chat-model-" + name + "-" + i)
                    .start(lane::run));
        }
    }

    /**
     * Has a sequence read and said.
     *
     * @param mostTokens that the speaker will say; prompt and answer must fit into the model's context
     */
    public Sequence start(int[] prompt, int mostTokens, Speaker speaker) throws EngineBusy {
        if (prompt.length == 0 || prompt.length + mostTokens > contextTokens)
            throw new IllegalArgumentException("prompt and answer must fit into the context");
        var sequence = new Sequence(prompt, mostTokens, speaker);
        if (isClosed || !waiting.offer(sequence)) throw new EngineBusy();
        if (isClosed && waiting.remove(sequence)) throw new EngineBusy();
        return sequence;
    }

    @Override
    public void close() {
        isClosed = true;
        threads.forEach(Thread::interrupt);
    }
}
