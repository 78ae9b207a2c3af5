package io.taomarket.inference.embedding;

import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.request.Fields;
import io.taomarket.inference.request.Text;
import io.taomarket.inference.route.Wishes;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a customer wants embedded.
 *
 * @param base64 whether vectors are answered as base64 of little-endian floats instead of numbers
 */
record EmbeddingRequest(String model, List<String> inputs, boolean base64, OptionalInt dimensions, Wishes wishes) {

    private static final int MOST_DIMENSIONS = 16_384;

    static EmbeddingRequest read(Fields fields, int maxInputs) {
        return new EmbeddingRequest(
                Wishes.model(fields),
                inputs(fields.required("input"), maxInputs),
                fields.choice("encoding_format", "float", Set.of("float", "base64"))
                        .equals("base64"),
                fields.integer("dimensions", 1, MOST_DIMENSIONS),
                Wishes.read(fields));
    }

    private static List<String> inputs(JsonNode input, int maxInputs) {
        if (input.isString()) return List.of(text(input));
        if (!input.isArray() || input.isEmpty())
            throw ApiFault.invalid("input", "input must be a non-empty string or a list of them.");
        if (input.size() > maxInputs)
            throw ApiFault.invalid("input", "input must not have more than " + maxInputs + " elements.");
        var texts = new ArrayList<String>(input.size());
        for (var element : input) texts.add(text(element));
        return texts;
    }

    private static String text(JsonNode element) {
        if (element.isNumber() || element.isArray())
            throw ApiFault.invalid(
                    "input", "Lists of tokens are not taken, because every model has its own; send the text.");
        if (!element.isString() || element.stringValue().isEmpty())
            throw ApiFault.invalid("input", "input must be a non-empty string or a list of them.");
        if (!Text.isWellFormed(element.stringValue()))
            throw ApiFault.invalid("input", "input has half a character (an unpaired surrogate).");
        return element.stringValue();
    }
}
