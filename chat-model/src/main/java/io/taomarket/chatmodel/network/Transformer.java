package io.taomarket.chatmodel.network;

import io.taomarket.chatmodel.network.Weights.Layer;
import java.util.Arrays;
import java.util.List;

/**
 * Computes what may come after tokens: a decoder with rotary positions, RMS norm, SwiGLU and tied embeddings, in 32-bit
 * floats. Tokens of many sequences go through together; each gives the same numbers as alone. One thread at a time.
 */
public final class Transformer {

    private final Weights weights;
    private final ModelShape shape;
    private final int mostRows;
    private final int[] positions;
    private final float[][] states;
    private final float[][] normed;
    private final float[][] queryKeyValues;
    private final float[][] mixed;
    private final float[][] gateUps;
    private final float[][] hidden;
    private final float[][] logits;
    private final float[] scores;
    private final float[] headSums;

    /** Works on at most so many tokens at once. */
    public Transformer(Weights weights, int mostRows) {
        this.weights = weights;
        this.shape = weights.shape();
        this.mostRows = mostRows;
        this.positions = new int[mostRows];
        this.states = new float[mostRows][shape.width()];
        this.normed = new float[mostRows][shape.width()];
        this.queryKeyValues = new float[mostRows][3 * shape.width()];
        this.mixed = new float[mostRows][shape.width()];
        this.gateUps = new float[mostRows][2 * shape.hidden()];
        this.hidden = new float[mostRows][shape.hidden()];
        this.logits = new float[mostRows][shape.vocabulary()];
        this.scores = new float[shape.context()];
        this.headSums = new float[shape.headWidth()];
    }

    /**
     * Reads these tokens, each at the end of its memory.
     *
     * @return the logits after each row that wants them, in the order of the rows; overwritten by the next call
     */
    public float[][] run(List<Row> rows) {
        if (rows.size() > mostRows) throw new IllegalArgumentException("at most " + mostRows + " tokens at once");
        for (var i = 0; i < rows.size(); i++) {
            positions[i] = rows.get(i).memory().next();
            weights.embedding().copyRow(rows.get(i).token(), states[i]);
        }
        for (var layer = 0; layer < shape.layers(); layer++) {
            attend(layer, rows);
            feed(weights.layers().get(layer), rows.size());
        }
        return logits(rows);
    }

    private void attend(int index, List<Row> rows) {
        var layer = weights.layers().get(index);
        norm(layer.attentionNorm(), rows.size());
        layer.queryKeyValue().multiply(normed, queryKeyValues, rows.size());
        for (var i = 0; i < rows.size(); i++) {
            weights.rotation().turn(queryKeyValues[i], 0, 2 * shape.width(), positions[i]);
            rows.get(i).memory().keep(index, positions[i], queryKeyValues[i], shape.width());
        }
        for (var i = 0; i < rows.size(); i++)
            for (var head = 0; head < shape.heads(); head++) mix(rows.get(i).memory(), index, head, i);
        layer.out().multiply(mixed, normed, rows.size());
        addToStates(normed, rows.size());
    }

    /** What one head gathers from all tokens up to the row's own. */
    private void mix(Memory memory, int layer, int head, int row) {
        var width = shape.headWidth();
        var from = head * width;
        var length = positions[row] + 1;
        Arrays.fill(scores, 0, length, 0);
        Sums.add(memory.keys(layer), from, queryKeyValues[row], from, width, scores, length);
        var scale = (float) (1 / Math.sqrt(width));
        Exponential.apply(scores, length, scale, -scale * largest(scores, length));
        Arrays.fill(headSums, 0);
        Sums.addToHead(memory.values(layer, head), scores, length, headSums);
        var total = sum(scores, length);
        for (var i = 0; i < width; i++) mixed[row][from + i] = headSums[i] / total;
    }

    private void feed(Layer layer, int rows) {
        norm(layer.feedNorm(), rows);
        layer.gateUp().multiply(normed, gateUps, rows);
        for (var i = 0; i < rows; i++) activate(gateUps[i], hidden[i]);
        layer.down().multiply(hidden, normed, rows);
        addToStates(normed, rows);
    }

    /** silu(gate) · up, where silu(z) = z / (1 + e⁻ᶻ). */
    private static void activate(float[] gateUp, float[] hidden) {
        System.arraycopy(gateUp, 0, hidden, 0, hidden.length);
        Exponential.apply(hidden, hidden.length, -1, 0);
        for (var i = 0; i < hidden.length; i++) hidden[i] = gateUp[i] / (1 + hidden[i]) * gateUp[hidden.length + i];
    }

    private float[][] logits(List<Row> rows) {
        var wanted = 0;
        for (var i = 0; i < rows.size(); i++)
            if (rows.get(i).wantsLogits()) System.arraycopy(states[i], 0, states[wanted++], 0, shape.width());
        norm(weights.norm(), wanted);
        weights.embedding().multiply(normed, logits, wanted);
        return Arrays.copyOf(logits, wanted);
    }

    private void norm(float[] weight, int rows) {
        for (var i = 0; i < rows; i++) {
            var squares = 0.0;
            for (var value : states[i]) squares += (double) value * value;
            var factor = (float) (1 / Math.sqrt(squares / shape.width() + shape.normEpsilon()));
            for (var c = 0; c < weight.length; c++) normed[i][c] = weight[c] * (states[i][c] * factor);
        }
    }

    private void addToStates(float[][] more, int rows) {
        for (var i = 0; i < rows; i++) for (var c = 0; c < shape.width(); c++) states[i][c] += more[i][c];
    }

    private static float largest(float[] values, int count) {
        var largest = Float.NEGATIVE_INFINITY;
        for (var i = 0; i < count; i++) largest = Math.max(largest, values[i]);
        return largest;
    }

    /** In four chains, because an addition waits for the one before it. */
    private static float sum(float[] values, int count) {
        float first = 0, second = 0, third = 0, fourth = 0;
        var i = 0;
        for (; i + 4 <= count; i += 4) {
            first += values[i];
            second += values[i + 1];
            third += values[i + 2];
            fourth += values[i + 3];
        }
        for (; i < count; i++) first += values[i];
        return first + second + (third + fourth);
    }
}
