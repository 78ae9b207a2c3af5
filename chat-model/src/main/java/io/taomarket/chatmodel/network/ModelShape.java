package io.taomarket.chatmodel.network;

import java.util.Map;

/**
 * The sizes of a model, as its file states them.
 *
 * @param steps of training that made it, which tells one edition of the weights from another
 * @param width numbers that stand for a token between layers
 * @param hidden numbers inside the feed-forward half of a layer
 * @param context tokens of prompt and answer together
 */
public record ModelShape(
        String model,
        int steps,
        int layers,
        int width,
        int heads,
        int hidden,
        int vocabulary,
        int context,
        double ropeBase,
        float normEpsilon) {

    public ModelShape {
        if (layers <= 0 || heads <= 0 || hidden <= 0 || vocabulary <= 0 || context <= 0)
            throw new IllegalArgumentException("a model's sizes must be positive");
        if (width != heads * Sums.HEAD_WIDTH)
            throw new IllegalArgumentException("the width must be " + Sums.HEAD_WIDTH + " times the heads");
    }

    static ModelShape of(Map<String, String> metadata) {
        return new ModelShape(
                text(metadata, "model"),
                number(metadata, "steps"),
                number(metadata, "layers"),
                number(metadata, "width"),
                number(metadata, "heads"),
                number(metadata, "hidden"),
                number(metadata, "vocabulary"),
                number(metadata, "context"),
                Double.parseDouble(text(metadata, "rope_base")),
                Float.parseFloat(text(metadata, "norm_epsilon")));
    }

    int headWidth() {
        return width / heads;
    }

    private static int number(Map<String, String> metadata, String name) {
        return Integer.parseInt(text(metadata, name));
    }

    private static String text(Map<String, String> metadata, String name) {
        var value = metadata.get(name);
        if (value == null) throw new IllegalArgumentException("the file does not say the model's " + name);
        return value;
    }
}
