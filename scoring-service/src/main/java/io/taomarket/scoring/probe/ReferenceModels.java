package io.taomarket.scoring.probe;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.e5smallv2q.E5SmallV2QuantizedEmbeddingModel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The models whose right answers we can compute ourselves. Each is loaded when it is first needed. */
@Component
class ReferenceModels implements DisposableBean {

    private static final Map<String, Function<Executor, EmbeddingModel>> LOADERS = Map.of(
            "sentence-transformers/all-minilm-l6-v2", AllMiniLmL6V2QuantizedEmbeddingModel::new,
            "baai/bge-small-en-v1.5", BgeSmallEnV15QuantizedEmbeddingModel::new,
            "intfloat/e5-small-v2", E5SmallV2QuantizedEmbeddingModel::new);

    private final Map<String, EmbeddingModel> loaded = new ConcurrentHashMap<>();
    private final ExecutorService threads;

    ReferenceModels(ProbeProperties properties) {
        threads = Executors.newFixedThreadPool(
                properties.referenceThreads(),
                Thread.ofPlatform().daemon().name("scoring-reference-", 0).factory());
    }

    boolean knows(String model) {
        return LOADERS.containsKey(model.toLowerCase(Locale.ROOT));
    }

    /** What the model really says, in the order of the texts. */
    List<float[]> embed(String model, List<String> texts) {
        try {
            return threads.submit(() -> compute(model.toLowerCase(Locale.ROOT), texts))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The reference model " + model + " failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private List<float[]> compute(String model, List<String> texts) {
        var reference = loaded.computeIfAbsent(model, ReferenceModels::load);
        return texts.stream()
                .map(text -> reference.embed(TextSegment.from(text)).content().vector())
                .toList();
    }

    private static EmbeddingModel load(String model) {
        var loader = LOADERS.get(model);
        if (loader == null) throw new IllegalArgumentException("No reference model " + model);
        return loader.apply(Runnable::run);
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
