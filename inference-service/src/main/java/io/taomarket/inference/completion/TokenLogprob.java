package io.taomarket.inference.completion;

import io.taomarket.inference.miner.MinerFailure;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How sure a model was of a token.
 *
 * @param token as text, which for half a character is what the miner makes of it
 * @param logprob natural logarithm of the probability, at most 0; NaN for a prompt's first token, which follows nothing
 * @param bytes of the token in UTF-8, each 0 to 255; half a character has no text but has bytes
 * @param top the likeliest tokens at this place, the likeliest first; those have none themselves
 */
public record TokenLogprob(String token, double logprob, List<Integer> bytes, List<TokenLogprob> top) {

    /** A probability of 1 is sometimes a rounding error more. */
    private static final double ALMOST_ZERO = 0.001;

    private static final Comparator<TokenLogprob> LIKELIEST_FIRST =
            Comparator.comparingDouble(TokenLogprob::logprob).reversed();

    public TokenLogprob {
        bytes = List.copyOf(bytes);
        top = List.copyOf(top);
    }

    /** The token as far as these bytes go; nothing where it does not begin with them. */
    Optional<TokenLogprob> beginning(byte[] text) {
        if (text.length > bytes.size()) return Optional.empty();
        for (var place = 0; place < text.length; place++) {
            if (bytes.get(place) != (text[place] & 0xff)) return Optional.empty();
        }
        return Optional.of(new TokenLogprob(
                new String(text, StandardCharsets.UTF_8), logprob, bytes.subList(0, text.length), top));
    }

    /** The likeliest of these first, and no more than so many. */
    public static List<TokenLogprob> likeliest(List<TokenLogprob> tokens, int most) {
        return tokens.stream().sorted(LIKELIEST_FIRST).limit(most).toList();
    }

    /** Refuses what is no logarithm of a probability. */
    public static double requireLogprob(double logprob) throws MinerFailure {
        if (logprob <= ALMOST_ZERO && !Double.isInfinite(logprob)) return Math.min(0, logprob);
        throw MinerFailure.invalid("a logprob is none");
    }

    /** Refuses probabilities that are not those of the text. */
    public static void verify(Choice choice) throws MinerFailure {
        var joined = new ByteArrayOutputStream();
        for (var token : choice.logprobs()) token.bytes().forEach(joined::write);
        if (!joined.toString(StandardCharsets.UTF_8).equals(choice.content()))
            throw MinerFailure.invalid("the logprobs are not those of the text");
    }
}
