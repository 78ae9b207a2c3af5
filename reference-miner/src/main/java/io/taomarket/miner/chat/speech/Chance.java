package io.taomarket.miner.chat.speech;

import io.taomarket.chatmodel.network.Likelihoods;
import io.taomarket.chatmodel.text.Vocabulary;
import java.util.Arrays;
import java.util.List;

/**
 * How likely the model found a token, before temperature, penalties, and rules of form.
 *
 * @param name of a mark; empty where the token is text
 * @param bytes that the token stands for
 * @param logprob natural logarithm of the probability; NaN for a prompt's first token, which follows nothing
 * @param top the likeliest tokens at this place, the likeliest first; those have none themselves
 */
public record Chance(String name, byte[] bytes, double logprob, List<Chance> top) {

    static Chance of(float[] logits, int token, int alternatives, Vocabulary vocabulary) {
        var logOfSum = Likelihoods.logOfSum(logits);
        var top = alternatives == 0
                ? List.<Chance>of()
                : Arrays.stream(Ranking.of(logits))
                        .limit(alternatives)
                        .mapToObj(id -> of(id, logits[id] - logOfSum, List.of(), vocabulary))
                        .toList();
        return of(token, logits[token] - logOfSum, top, vocabulary);
    }

    /** Of a token that follows nothing. */
    static Chance unknown(int token, Vocabulary vocabulary) {
        return of(token, Double.NaN, List.of(), vocabulary);
    }

    private static Chance of(int token, double logprob, List<Chance> top, Vocabulary vocabulary) {
        var bytes = vocabulary.bytes(token);
        return new Chance(bytes.length == 0 ? vocabulary.name(token) : "", bytes, logprob, top);
    }

    Chance cut(int length) {
        return new Chance(name, Arrays.copyOf(bytes, length), logprob, top);
    }
}
