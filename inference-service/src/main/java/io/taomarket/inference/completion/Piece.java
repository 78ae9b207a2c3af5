package io.taomarket.inference.completion;

import java.util.List;

/** A part of an answer under way, of the choice with this index. */
public sealed interface Piece {

    int choice();

    /** More text, with its tokens where logprobs are wanted; never both empty. */
    record Text(int choice, String text, List<TokenLogprob> logprobs) implements Piece {

        public Text {
            logprobs = List.copyOf(logprobs);
        }
    }

    /**
     * A tool is called; the arguments follow.
     *
     * @param call its place among the calls of this choice, from 0 without a gap
     */
    record ToolStart(int choice, int call, String id, String name) implements Piece {}

    /** More of the arguments of a call that has started, never empty. */
    record ToolArguments(int choice, int call, String json) implements Piece {}
}
