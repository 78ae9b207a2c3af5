package io.taomarket.inference.prompt;

import io.taomarket.inference.meter.TokenIds;
import io.taomarket.inference.meter.Tokens;
import java.util.OptionalLong;

/**
 * What a model is given to read. Miners get the text in any case, because not all of them take ids.
 *
 * @param ids how many the customer has sent in place of the text, which are counted as they are
 */
public record Prompt(String text, OptionalLong ids) {

    public static Prompt written(String text) {
        return new Prompt(text, OptionalLong.empty());
    }

    static Prompt read(TokenIds.Read read) {
        return new Prompt(read.text(), OptionalLong.of(read.tokens()));
    }

    public long count(Tokens tokens) {
        return ids.orElseGet(() -> tokens.count(text));
    }
}
