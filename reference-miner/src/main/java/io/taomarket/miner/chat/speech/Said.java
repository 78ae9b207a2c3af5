package io.taomarket.miner.chat.speech;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of an answer, as it comes. */
public sealed interface Said {

    /** The prompt has been read: how likely each of its tokens was. */
    record Heard(List<Chance> tokens) implements Said {}

    /**
     * Text that can be shown, never half a character.
     *
     * @param tokens that end within it; empty where nobody asked how likely they were
     */
    record Words(String text, List<Chance> tokens) implements Said {}

    /** A function is called. */
    record Called(String name) implements Said {}

    /** A piece of the call's arguments. */
    record Arguments(String json) implements Said {}

    /**
     * The answer is whole.
     *
     * @param finishReason in OpenAI's words
     * @param stop the text that ended it; null where none did
     * @param tokens that the answer has, without marks
     */
    record Ended(String finishReason, @Nullable String stop, int tokens) implements Said {}

    /** The answer breaks off, for a reason that is ours. */
    record Broken(RuntimeException failure) implements Said {}
}
