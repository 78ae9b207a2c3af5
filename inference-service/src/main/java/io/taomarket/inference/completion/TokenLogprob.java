package io.taomarket.inference.completion;

import io.taomarket.inference.miner.MinerFailure;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How sure a model was of a token.
 *
 * @param token as text, which for half a character is what the miner makes of it
 * @param logprob natural logarithm of the probability, at most 0
 * @param bytes of the token in UTF-8, each 0 to 255; half a character has no text but has bytes
 * @param top the likeliest tokens at this place, the likeliest first; those have none themselves
 */
public record TokenLogprob(String token, double logprob, List<Integer> bytes, List<TokenLogprob> top) {

    public TokenLogprob {
        bytes = List.copyOf(bytes);
        top = List.copyOf(top);
    }

    /** Refuses probabilities that are not those of the text. */
    static void verify(Choice choice) throws MinerFailure {
        var joined = new ByteArrayOutputStream();
        for (var token : choice.logprobs()) token.bytes().forEach(joined::write);
        if (!joined.toString(StandardCharsets.UTF_8).equals(choice.content()))
            throw MinerFailure.invalid("the logprobs are not those of the text");
    }
}
