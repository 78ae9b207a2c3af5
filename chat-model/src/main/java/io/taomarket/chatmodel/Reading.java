package io.taomarket.chatmodel;

import io.taomarket.chatmodel.network.Likelihoods;
import io.taomarket.chatmodel.network.Memory;
import io.taomarket.chatmodel.network.Row;
import io.taomarket.chatmodel.network.Transformer;
import io.taomarket.chatmodel.network.Weights;
import java.util.ArrayList;

/** Reads given tokens with a model and says how likely each of them was. One thread at a time. */
public final class Reading {

    private static final int ROWS = 32;

    private final Weights weights;
    private final Transformer transformer;

    public Reading(Weights weights) {
        this.weights = weights;
        this.transformer = new Transformer(weights, ROWS);
    }

    /**
     * The logits after each of these tokens: element i tells what comes after {@code ids[i]}. At most as many tokens as
     * the model's context.
     */
    public float[][] logits(int[] ids) {
        var memory = new Memory(weights.shape(), ids.length);
        var all = new float[ids.length][];
        for (var from = 0; from < ids.length; from += ROWS) {
            var rows = new ArrayList<Row>();
            for (var i = from; i < Math.min(ids.length, from + ROWS); i++) rows.add(new Row(memory, ids[i], true));
            var logits = transformer.run(rows);
            for (var i = 0; i < rows.size(); i++) all[from + i] = logits[i].clone();
        }
        return all;
    }

    /** The natural logarithms of the probabilities of the second token, the third, and so on, after those before. */
    public double[] logProbabilities(int[] ids) {
        var logits = logits(ids);
        var said = new double[ids.length - 1];
        for (var i = 0; i < said.length; i++) said[i] = logits[i][ids[i + 1]] - Likelihoods.logOfSum(logits[i]);
        return said;
    }
}
