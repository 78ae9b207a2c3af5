package io.taomarket.miner.sim;

import io.taomarket.miner.door.Json;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import tools.jackson.databind.node.ObjectNode;

/** Vectors of length one: the sum of a direction for each word, so that texts with the same words are near. */
final class Embedding {

    private static final int WORD = 0x9E3779B9;

    private Embedding() {}

    static Play play(EmbedAsk ask, String model) {
        var document = Json.object().put("object", "list");
        var data = document.putArray("data");
        for (var tokens : ask.inputs()) {
            var item = data.addObject().put("object", "embedding").put("index", data.size() - 1);
            var vector = vector(tokens, ask.dimensions());
            if (ask.isBase64()) item.put("embedding", base64(vector));
            else item.set("embedding", Json.MAPPER.valueToTree(vector));
        }
        document.put("model", model);
        document.set("usage", usage(ask.tokens()));
        return Play.of(document);
    }

    private static ObjectNode usage(int tokens) {
        return Json.object().put("prompt_tokens", tokens).put("total_tokens", tokens);
    }

    /** Fewer dimensions are the first of all, brought to length one again. */
    static float[] vector(List<String> tokens, int dimensions) {
        var sum = new double[EmbedAsk.MOST_DIMENSIONS];
        add(sum, "", 1e-3);
        for (var token : tokens) add(sum, token.strip().toLowerCase(Locale.ROOT), 1);
        var square = 0.0;
        for (var i = 0; i < dimensions; i++) square += sum[i] * sum[i];
        var vector = new float[dimensions];
        for (var i = 0; i < dimensions; i++) vector[i] = (float) (sum[i] / Math.sqrt(square));
        return vector;
    }

    private static void add(double[] sum, String word, double weight) {
        var random = new SplittableRandom(word.hashCode() * (long) WORD);
        for (var i = 0; i < sum.length; i++) sum[i] += weight * random.nextGaussian();
    }

    /** OpenAI's binary form: 32-bit floats, least significant byte first. */
    private static String base64(float[] vector) {
        var bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (var value : vector) bytes.putFloat(value);
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
