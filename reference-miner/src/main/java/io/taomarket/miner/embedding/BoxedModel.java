package io.taomarket.miner.embedding;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.e5smallv2q.E5SmallV2QuantizedEmbeddingModel;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** The models in the box: real ones, in the 8-bit form in which their jars carry them, 384 dimensions each. */
public enum BoxedModel {
    ALL_MINILM_L6_V2("sentence-transformers/all-minilm-l6-v2", 126, AllMiniLmL6V2QuantizedEmbeddingModel::new),
    BGE_SMALL_EN_V15("baai/bge-small-en-v1.5", 510, BgeSmallEnV15QuantizedEmbeddingModel::new),
    E5_SMALL_V2("intfloat/e5-small-v2", 510, E5SmallV2QuantizedEmbeddingModel::new);

    private final String id;
    private final int contextTokens;
    private final Function<Executor, EmbeddingModel> loader;

    BoxedModel(String id, int contextTokens, Function<Executor, EmbeddingModel> loader) {
        this.id = id;
        this.contextTokens = contextTokens;
        this.loader = loader;
    }

    /** The model's name on the market. */
    public String id() {
        return id;
    }

    /** The longest text it reads, without the two tokens that mark beginning and end; its tokenizer cuts the rest off. */
    public int contextTokens() {
        return contextTokens;
    }

    /** The boxed model of this name, if there is one. */
    public static Optional<BoxedModel> of(String id) {
        return Arrays.stream(values()).filter(model -> model.id.equals(id)).findFirst();
    }

    /** Loads the weights, once a process whoever asks; takes about a second the first time. */
    EmbeddingModel load() {
        return loader.apply(Runnable::run);
    }
}
