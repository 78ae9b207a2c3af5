package io.taomarket.scoring.probe;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A miner's vectors, read with suspicion. */
final class Vectors {

    private static final int MAX_DIMENSIONS = 8192;

    private Vectors() {}

    /** The vectors by index; nothing when the answer is not exactly that many finite vectors of one length. */
    static Optional<List<float[]>> read(JsonMapper mapper, byte[] answer, int count) {
        try {
            return read(mapper.readTree(answer).path("data"), count);
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<List<float[]>> read(JsonNode data, int count) {
        if (data.size() != count) return Optional.empty();
        var vectors = new float @Nullable [count][];
        for (var item : data) {
            var index = item.path("index").asInt(-1);
            if (index < 0 || index >= count || vectors[index] != null) return Optional.empty();
            vectors[index] = vector(item.path("embedding"));
        }
        var length = requireNonNull(vectors[0]).length;
        var isGood =
                Arrays.stream(vectors).allMatch(vector -> requireNonNull(vector).length == length && isFinite(vector));
        return isGood && length > 0 ? Optional.of(List.of(vectors)) : Optional.empty();
    }

    /** Numbers, or base64 of little-endian 32-bit floats. */
    private static float[] vector(JsonNode embedding) {
        if (embedding.isString()) return floats(Base64.getDecoder().decode(embedding.asString()));
        if (embedding.size() > MAX_DIMENSIONS) throw new IllegalArgumentException("too many dimensions");
        var vector = new float[embedding.size()];
        for (var i = 0; i < vector.length; i++) {
            if (!embedding.get(i).isNumber()) throw new IllegalArgumentException("not a number");
            vector[i] = embedding.get(i).floatValue();
        }
        return vector;
    }

    private static float[] floats(byte[] bytes) {
        if (bytes.length % Float.BYTES != 0 || bytes.length > MAX_DIMENSIONS * Float.BYTES)
            throw new IllegalArgumentException("not a vector of floats");
        var vector = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
        return vector;
    }

    private static boolean isFinite(float[] vector) {
        for (var number : vector) {
            if (!Float.isFinite(number)) return false;
        }
        return true;
    }

    /** 1 for the same direction, 0 for unrelated ones, also where lengths differ or a vector is zero. */
    static double cosine(float[] a, float[] b) {
        if (a.length != b.length) return 0;
        var product = 0.0;
        var normA = 0.0;
        var normB = 0.0;
        for (var i = 0; i < a.length; i++) {
            product += (double) a[i] * b[i];
            normA += (double) a[i] * a[i];
            normB += (double) b[i] * b[i];
        }
        return normA == 0 || normB == 0 ? 0 : Math.clamp(product / Math.sqrt(normA * normB), -1, 1);
    }
}
