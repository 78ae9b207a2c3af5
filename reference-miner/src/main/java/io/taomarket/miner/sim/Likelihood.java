package io.taomarket.miner.sim;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.miner.door.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.node.ObjectNode;

/**
 * How likely a token was, and what else might have stood there. Made up, but always the same for the same seed, place
 * and token; the token that was said is the likeliest.
 *
 * @param alternatives from the likeliest on, the token itself first
 */
record Likelihood(List<Guess> alternatives) {

    private static final List<String> OTHERS = List.of(
            " the", " of", " and", " to", " in", " a", " is", " that", " for", " it", " as", " was", " with", " be",
            " by", " on", " not", " he", " this", " are", " or", " his");
    private static final double LEAST_LIKELY = 0.6;
    private static final double MOST_LIKELY = 0.99;
    private static final double DECIMALS = 1e6;

    static Likelihood of(String token, int place, long seed, int alternatives) {
        var random = new SplittableRandom(seed * 31 + place * 1_000_003L + token.hashCode());
        var probability = random.nextDouble(LEAST_LIKELY, MOST_LIKELY);
        var guesses = new ArrayList<Guess>();
        guesses.add(new Guess(token, log(probability)));
        var rest = 1 - probability;
        var next = random.nextInt(OTHERS.size());
        while (guesses.size() < alternatives) {
            var other = OTHERS.get(next++ % OTHERS.size());
            if (other.equals(token)) continue;
            rest /= 2;
            guesses.add(new Guess(other, log(rest)));
        }
        return new Likelihood(guesses);
    }

    Guess said() {
        return alternatives.getFirst();
    }

    /** An entry of chat's {@code logprobs.content}. */
    ObjectNode forChat(int shown) {
        var entry = said().json();
        var top = entry.putArray("top_logprobs");
        alternatives.stream().limit(shown).forEach(guess -> top.add(guess.json()));
        return entry;
    }

    private static double log(double probability) {
        return Math.round(Math.log(probability) * DECIMALS) / DECIMALS;
    }

    /** A token and the logarithm of its probability. */
    record Guess(String token, double logprob) {

        private ObjectNode json() {
            var json = Json.object().put("token", token).put("logprob", logprob);
            var bytes = json.putArray("bytes");
            for (var octet : token.getBytes(UTF_8)) bytes.add(octet & 0xff);
            return json;
        }
    }
}
