package io.taomarket.miner.chat.speech;

import io.taomarket.miner.chat.grammar.Guide.Form;
import java.util.List;

/**
 * How one answer shall be made.
 *
 * @param mostTokens of it
 * @param alternatives to show for each token; -1 where nobody asks how likely tokens are
 * @param hearsPrompt whether it is asked how likely the prompt's tokens are
 */
public record Wish(
        Form form,
        Sampling sampling,
        long seed,
        List<String> stops,
        int mostTokens,
        int alternatives,
        boolean hearsPrompt) {

    public Wish {
        stops = List.copyOf(stops);
    }
}
