package io.taomarket.miner.chat;

import io.taomarket.miner.chat.speech.Chance;
import io.taomarket.miner.chat.speech.Said;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One choice put together.
 *
 * @param heard the prompt's tokens, where they were asked for
 * @param name of the function that it calls; null where it calls none
 */
record Whole(
        List<Chance> heard,
        String text,
        List<Chance> tokens,
        @Nullable String name,
        String arguments,
        Said.@Nullable Ended ended) {

    static Whole of(List<Said> parts) {
        var heard = new ArrayList<Chance>();
        var text = new StringBuilder();
        var tokens = new ArrayList<Chance>();
        String name = null;
        var arguments = new StringBuilder();
        Said.Ended ended = null;
        for (var part : parts) {
            switch (part) {
                case Said.Heard(var chances) -> heard.addAll(chances);
                case Said.Words words -> {
                    text.append(words.text());
                    tokens.addAll(words.tokens());
                }
                case Said.Called(var called) -> name = called;
                case Said.Arguments(var json) -> arguments.append(json);
                case Said.Ended end -> ended = end;
                case Said.Broken _ -> throw new IllegalStateException("an answer that broke off is not whole");
            }
        }
        return new Whole(heard, text.toString(), tokens, name, arguments.toString(), ended);
    }
}
