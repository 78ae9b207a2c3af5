package io.taomarket.chatmodel.engine;

import io.taomarket.chatmodel.network.Weights;
import java.util.ArrayList;
import java.util.List;

/**
 * Computes what many sequences of one model say, in a few lanes with a thread each. What a sequence says does not depend
 * on its lane or on the others in it.
 */
public final class Engine implements AutoCloseable {

    private final int contextTokens;
    private final WaitingRoom waiting;
    private final List<Thread> threads = new ArrayList<>();

    public Engine(String name, Weights weights, EngineLimits limits) {
        this.contextTokens = weights.shape().context();
        this.waiting = new WaitingRoom(limits.waiting());
        for (var i = 0; i < limits.lanes(); i++) {
            var lane = new Lane(weights, limits, waiting);
            threads.add(Thread.ofPlatform()
                    .daemon()
                    .name("chat-model-" + name + "-" + i)
                    .start(lane::run));
        }
    }

    /** Has a sequence read and said for a caller who has no other. */
    public Sequence start(int[] prompt, int mostTokens, Speaker speaker) throws EngineBusy {
        return start(new Object(), prompt, mostTokens, speaker);
    }

    /**
     * Has a sequence read and said.
     *
     * @param caller whose sequences take turns with those of others where they have to wait
     * @param mostTokens that the speaker will say; prompt and answer must fit into the model's context
     */
    public Sequence start(Object caller, int[] prompt, int mostTokens, Speaker speaker) throws EngineBusy {
        if (prompt.length == 0 || prompt.length + mostTokens > contextTokens)
            throw new IllegalArgumentException("prompt and answer must fit into the context");
        var sequence = new Sequence(prompt, mostTokens, speaker);
        if (!waiting.enter(caller, sequence)) throw new EngineBusy();
        return sequence;
    }

    @Override
    public void close() {
        waiting.close();
        threads.forEach(Thread::interrupt);
    }
}
