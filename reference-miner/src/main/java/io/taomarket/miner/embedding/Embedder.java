package io.taomarket.miner.embedding;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.TokenCountEstimator;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.HuggingFaceTokenCountEstimator;
import io.taomarket.miner.door.ApiError;
import java.io.IOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Computes embeddings on threads of its own: the native code would hold up the few threads that all virtual threads of
 * the process share.
 */
public final class Embedder implements AutoCloseable {

    private final Map<BoxedModel, EmbeddingModel> models = new EnumMap<>(BoxedModel.class);
    private final TokenCountEstimator tokens = new HuggingFaceTokenCountEstimator();
    private final ExecutorService threads = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("miner-embedding-", 0).factory());

    /** Loads these models at once, so that the first call is as fast as the others. */
    public Embedder(Collection<BoxedModel> models) {
        for (var model : models) this.models.put(model, model.load());
    }

    /** The vectors in the order of the texts, each of length one, and the tokens as the model's tokenizer counts them. */
    Embeddings embed(BoxedModel id, List<String> texts) throws IOException {
        var model = models.get(id);
        if (model == null) throw new IllegalStateException(id + " was not loaded");
        for (var text : texts) checkLength(id, text);
        try {
            return threads.submit(() -> embed(model, texts)).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the model failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static Embeddings embed(EmbeddingModel model, List<String> texts) {
        var response = model.embedAll(texts.stream().map(TextSegment::from).toList());
        var vectors = response.content().stream().map(Embedding::vector).toList();
        var usage = requireNonNull(response.tokenUsage(), "boxed models count their tokens");
        return new Embeddings(vectors, usage.inputTokenCount());
    }

    /** A longer text would be cut or averaged in silence, which is not what the model's name promises. */
    private void checkLength(BoxedModel model, String text) {
        var limit = model.contextTokens();
        if (tokens.estimateTokenCountInText(text) <= limit) return;
        throw new ApiError(400, "context_length_exceeded", "an input is longer than " + limit + " tokens", "input");
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** What a model made of some texts. */
    record Embeddings(List<float[]> vectors, int tokens) {}
}
