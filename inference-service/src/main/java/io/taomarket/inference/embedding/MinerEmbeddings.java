package io.taomarket.inference.embedding;

import io.taomarket.inference.meter.Claim;
import io.taomarket.inference.miner.MinerFailure;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a miner's answer: the right number of vectors, each once, all of one length, all finite. */
final class MinerEmbeddings {

    private final JsonMapper mapper;

    MinerEmbeddings(JsonMapper mapper) {
        this.mapper = mapper;
    }

    MinerVectors read(byte[] json, int count, OptionalInt dimensions) throws MinerFailure {
        var answer = tree(json);
        var data = answer.path("data");
        if (!data.isArray() || data.size() != count)
            throw MinerFailure.invalid("expected " + count + " embeddings, got " + data.size());
        var vectors = new float[count][];
        var place = 0;
        for (var element : data) {
            var index = index(element, place++, count);
            if (vectors[index] != null) throw MinerFailure.invalid("two embeddings for input " + index);
            vectors[index] = vector(element.path("embedding"));
        }
        checkLengths(vectors, dimensions.orElse(vectors[0].length));
        return new MinerVectors(vectors, Claim.of(answer.path("usage")));
    }

    private JsonNode tree(byte[] json) throws MinerFailure {
        try {
            return mapper.readTree(json);
        } catch (JacksonException e) {
            throw MinerFailure.invalid("the answer is not JSON");
        }
    }

    private static int index(JsonNode element, int place, int count) throws MinerFailure {
        var index = element.path("index");
        if (index.isMissingNode()) return place;
        if (!index.isIntegralNumber() || !index.canConvertToInt()) throw MinerFailure.invalid("an index is no number");
        if (index.intValue() < 0 || index.intValue() >= count) throw MinerFailure.invalid("an index is out of range");
        return index.intValue();
    }

    private static float[] vector(JsonNode embedding) throws MinerFailure {
        var vector = embedding.isString() ? Vectors.fromBase64(embedding.stringValue()) : numbers(embedding);
        Vectors.check(vector);
        return vector;
    }

    private static float[] numbers(JsonNode embedding) throws MinerFailure {
        if (!embedding.isArray()) throw MinerFailure.invalid("an embedding is neither base64 nor a list");
        var vector = new float[embedding.size()];
        var place = 0;
        for (var number : embedding) {
            if (!number.isNumber()) throw MinerFailure.invalid("an embedding has an element that is no number");
            vector[place++] = (float) number.doubleValue();
        }
        return vector;
    }

    private static void checkLengths(float[][] vectors, int length) throws MinerFailure {
        for (var vector : vectors) {
            if (vector.length != length) throw MinerFailure.invalid("an embedding has the wrong number of dimensions");
        }
    }
}
