package io.taomarket.chatmodel.engine;

import org.jspecify.annotations.Nullable;

/** Decides what one sequence says. It is called by a thread of the engine's, one call at a time, and must be quick. */
public interface Speaker {

    /** Returned by {@link #next} by one who has nothing more to say. */
    int SILENT = -1;

    /** Whether it wants to hear the prompt, token by token, before it speaks. */
    default boolean hearsPrompt() {
        return false;
    }

    /** The logits after the prompt's token at this place, in order; valid during the call. */
    default void hear(int place, float[] logits) {}

    /** The next token, given the logits after the one before; valid during the call. */
    int next(float[] logits);

    /** The last call, once whatever happens: null when it fell silent, else why it was cut short. */
    void ended(@Nullable RuntimeException failure);
}
