package io.taomarket.scoring.probe;

import io.taomarket.scoring.score.Evidence.Kind;
import io.taomarket.scoring.score.Evidence.Outcome;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sentences to be embedded.
 *
 * @param reference the right vectors; nothing for a model that we cannot run ourselves
 */
record EmbeddingProbe(
        long seed,
        String model,
        ProbeTexts texts,
        @Nullable List<float[]> reference,
        ProbeProperties properties,
        JsonMapper mapper)
        implements Probe {

    @Override
    public String path() {
        return "/v1/embeddings";
    }

    @Override
    public byte[] body() {
        var body = new LinkedHashMap<String, Object>();
        body.put("model", model);
        body.put("input", texts.texts());
        body.put("encoding_format", "base64");
        return mapper.writeValueAsBytes(body);
    }

    @Override
    public Duration patience() {
        return ProbeProperties.EMBEDDING_PATIENCE;
    }

    @Override
    public Judgement judge(byte[] answer) {
        return Vectors.read(mapper, answer, texts.texts().size())
                .map(this::judge)
                .orElseGet(() -> Judgement.invalid(kind()));
    }

    private Judgement judge(List<float[]> vectors) {
        var orderHolds = texts.orderHolds(vectors);
        var right = reference;
        if (right == null) return new Judgement(Kind.AVAILABILITY, Outcome.PASSED, 1.0, null, orderHolds);
        var similarity = similarity(vectors, right);
        var isOutOfOrder = orderHolds != null && !orderHolds;
        var quality = properties.quality(similarity) * (isOutOfOrder ? properties.wrongOrderFactor() : 1);
        var outcome = quality > 0.5 ? Outcome.PASSED : Outcome.WRONG;
        return new Judgement(Kind.REFERENCE, outcome, quality, similarity, orderHolds);
    }

    /** The worst of the texts: a miner that answers one of them wrongly has not done the work. */
    private static double similarity(List<float[]> vectors, List<float[]> right) {
        return IntStream.range(0, right.size())
                .mapToDouble(i -> Vectors.cosine(vectors.get(i), right.get(i)))
                .min()
                .orElse(0);
    }

    Kind kind() {
        return reference == null ? Kind.AVAILABILITY : Kind.REFERENCE;
    }
}
