package io.taomarket.inference.embedding;

import io.taomarket.inference.prompt.Prompt;
import io.taomarket.inference.prompt.PromptReader;
import io.taomarket.inference.request.Fields;
import io.taomarket.inference.route.Wishes;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a customer wants embedded.
 *
 * @param base64 whether vectors are answered as base64 of little-endian floats instead of numbers
 */
record EmbeddingRequest(String model, List<Prompt> inputs, boolean base64, OptionalInt dimensions, Wishes wishes) {

    private static final int MOST_DIMENSIONS = 16_384;

    static EmbeddingRequest read(Fields fields, PromptReader prompts, int maxInputs) {
        return new EmbeddingRequest(
                Wishes.model(fields),
                prompts.read("input", maxInputs),
                fields.choice("encoding_format", "float", Set.of("float", "base64"))
                        .equals("base64"),
                fields.integer("dimensions", 1, MOST_DIMENSIONS),
                Wishes.read(fields));
    }
}
