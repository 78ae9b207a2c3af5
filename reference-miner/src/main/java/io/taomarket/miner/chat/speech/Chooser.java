package io.taomarket.miner.chat.speech;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;

/**
 * Draws the tokens of one answer. A token that is not allowed is drawn again without it, which gives every other the
 * chance that it has among the allowed ones, and asks for few of them.
 */
final class Chooser {

    private final Sampling sampling;
    private final SplittableRandom random;
    private final Map<Integer, Integer> said = new HashMap<>();

    Chooser(Sampling sampling, long seed) {
        this.sampling = sampling;
        this.random = new SplittableRandom(seed);
    }

    int choose(float[] raw, IntPredicate isAllowed) {
        var logits = sampling.punishes() ? punished(raw) : raw;
        var token = sampling.isGreedy() ? greedy(logits, isAllowed) : drawn(logits, isAllowed);
        if (sampling.punishes()) said.merge(token, 1, Integer::sum);
        return token;
    }

    private float[] punished(float[] raw) {
        var logits = raw.clone();
        said.forEach((token, times) ->
                logits[token] -= (float) (times * sampling.frequencyPenalty() + sampling.presencePenalty()));
        return logits;
    }

    private static int greedy(float[] logits, IntPredicate isAllowed) {
        var likeliest = Ranking.likeliest(logits);
        return isAllowed.test(likeliest) ? likeliest : firstAllowed(Ranking.of(logits), isAllowed);
    }

    private int drawn(float[] logits, IntPredicate isAllowed) {
        var ids = Ranking.of(logits);
        var weights = new double[ids.length];
        var total = 0.0;
        for (var i = 0; i < ids.length; i++) {
            weights[i] = StrictMath.exp((logits[ids[i]] - logits[ids[0]]) / sampling.temperature());
            total += weights[i];
        }
        var count = nucleus(weights, total);
        for (var tries = 0; tries < count; tries++) {
            var place = draw(weights, count);
            if (isAllowed.test(ids[place])) return ids[place];
            weights[place] = 0;
        }
        return firstAllowed(ids, isAllowed);
    }

    /** How many of the likeliest have the probability asked for together. */
    private int nucleus(double[] weights, double total) {
        var sum = 0.0;
        for (var count = 0; count < weights.length; count++) {
            if (sum >= sampling.topP() * total && count > 0) return count;
            sum += weights[count];
        }
        return weights.length;
    }

    private int draw(double[] weights, int count) {
        var total = 0.0;
        for (var i = 0; i < count; i++) total += weights[i];
        var left = random.nextDouble() * total;
        var last = 0;
        for (var i = 0; i < count; i++) {
            if (weights[i] == 0) continue;
            last = i;
            left -= weights[i];
            if (left < 0) break;
        }
        return last;
    }

    private static int firstAllowed(int[] ids, IntPredicate isAllowed) {
        for (var id : ids) if (isAllowed.test(id)) return id;
        throw new IllegalStateException("no token is allowed");
    }
}
