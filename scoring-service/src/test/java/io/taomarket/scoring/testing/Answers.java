package io.taomarket.scoring.testing;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import io.taomarket.scoring.testing.FakeMiner.Behaviour;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Ways to answer, honest and not. */
public final class Answers {

    public static final String MINILM = "sentence-transformers/all-minilm-l6-v2";

    private static final int DIMENSIONS = 384;

    private Answers() {}

    /** What the model says, as base64. */
    public static Behaviour honest() {
        return embeddings(text -> with(Models.MINILM, text), true);
    }

    /** What the model says, as numbers, rounded as a server of lower precision would. */
    public static Behaviour roundedFloats() {
        return embeddings(text -> rounded(with(Models.MINILM, text)), false);
    }

    /** Another real model of the same size. */
    public static Behaviour otherModel() {
        return embeddings(text -> with(Models.BGE, text), true);
    }

    /** The right model, but only for the beginning of each text. */
    public static Behaviour lazy() {
        return embeddings(text -> with(Models.MINILM, text.substring(0, text.length() / 2)), true);
    }

    /** Vectors made up from the text, always the same for the same text. */
    public static Behaviour madeUp() {
        return embeddings(text -> random(text.hashCode()), true);
    }

    public static Behaviour garbage() {
        return _ -> Map.of("data", "nothing", "object", List.of(1, 2, 3));
    }

    public static Behaviour echo(UnaryOperator<String> change) {
        return request -> {
            var text = request.path("messages").path(0).path("content").asString();
            return Map.of(
                    "object", "chat.completion",
                    "choices", List.of(Map.of("message", Map.of("role", "assistant", "content", change.apply(text)))),
                    "usage", Map.of("prompt_tokens", 9, "completion_tokens", 9, "total_tokens", 18));
        };
    }

    private static Behaviour embeddings(Function<String, float[]> model, boolean base64) {
        return request -> {
            var data = new ArrayList<Map<String, Object>>();
            for (var text : request.path("input")) {
                var vector = model.apply(text.asString());
                data.add(Map.of("index", data.size(), "embedding", base64 ? base64(vector) : vector));
            }
            return Map.of(
                    "object",
                    "list",
                    "data",
                    data,
                    "model",
                    request.path("model").asString());
        };
    }

    private static float[] with(EmbeddingModel model, String text) {
        return model.embed(text).content().vector();
    }

    private static float[] rounded(float[] vector) {
        var result = vector.clone();
        for (var i = 0; i < result.length; i++) result[i] = Math.round(result[i] * 1000) / 1000f;
        return result;
    }

    private static float[] random(long seed) {
        var random = new Random(seed);
        var vector = new float[DIMENSIONS];
        for (var i = 0; i < vector.length; i++) vector[i] = (float) random.nextGaussian();
        return vector;
    }

    public static String base64(float[] vector) {
        var bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static final class Models {

        static final EmbeddingModel MINILM = new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run);
        static final EmbeddingModel BGE = new BgeSmallEnV15QuantizedEmbeddingModel(Runnable::run);
    }
}
