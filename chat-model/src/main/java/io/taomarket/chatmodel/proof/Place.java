package io.taomarket.chatmodel.proof;

import io.taomarket.chatmodel.HouseModel;
import io.taomarket.chatmodel.network.Likelihoods;
import io.taomarket.chatmodel.text.Mark;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** What the reference says of one place in an answer: how likely each token is there. */
final class Place {

    /** What may stand in an answer's text, and its end; other marks are said only where functions are on offer. */
    private static final int[] SAYABLE = IntStream.concat(
                    IntStream.range(0, HouseModel.vocabulary().words()),
                    IntStream.of(HouseModel.vocabulary().id(Mark.END)))
            .toArray();

    private final float[] logits;
    private final double logOfSum;

    Place(float[] logits) {
        this.logits = logits.clone();
        this.logOfSum = Likelihoods.logOfSum(this.logits);
    }

    double logprob(int id) {
        return logits[id] - logOfSum;
    }

    /** The same place for whoever draws at this temperature. */
    Place at(double temperature) {
        var divided = new float[logits.length];
        for (var id = 0; id < divided.length; id++) divided[id] = (float) (logits[id] / temperature);
        return new Place(divided);
    }

    int likeliest() {
        return Arrays.stream(SAYABLE)
                .boxed()
                .max(Comparator.comparingDouble((Integer id) -> logits[id]).thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
    }

    /** The log-probabilities of the likeliest tokens, marks among them, the likeliest first. */
    double[] top(int count) {
        return top(IntStream.range(0, logits.length), count);
    }

    /** The same without marks that no text holds. */
    double[] topSayable(int count) {
        return top(Arrays.stream(SAYABLE), count);
    }

    private double[] top(IntStream ids, int count) {
        var ascending = ids.mapToDouble(this::logprob).sorted().toArray();
        var top = new double[count];
        for (var i = 0; i < count; i++) top[i] = ascending[ascending.length - 1 - i];
        return top;
    }

    /** By how much a token is less likely than the likeliest. */
    double regret(int id) {
        return logprob(likeliest()) - logprob(id);
    }

    /** How unlikely a token drawn here is on average, in nats. */
    double entropy() {
        var entropy = 0.0;
        for (var id = 0; id < logits.length; id++) entropy -= Math.exp(logprob(id)) * logprob(id);
        return entropy;
    }

    /** How much that differs from draw to draw: the mean square of the difference. */
    double variance(double entropy) {
        var variance = 0.0;
        for (var id = 0; id < logits.length; id++) {
            var difference = -logprob(id) - entropy;
            variance += Math.exp(logprob(id)) * difference * difference;
        }
        return variance;
    }
}
