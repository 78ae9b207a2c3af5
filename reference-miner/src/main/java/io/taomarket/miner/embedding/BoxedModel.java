package io.taomarket.miner.embedding;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The models in the box: real ones, in the 8-bit form in which their jars carry them, 384 dimensions each. */
public enum BoxedModel {
    ALL_MINILM_L6_V2("sentence-transformers/all-minilm-l6-v2", 126, "all-minilm-l6-v2-q", PoolingMode.MEAN),
    BGE_SMALL_EN_V15("baai/bge-small-en-v1.5", 510, "bge-small-en-v1.5-q", PoolingMode.CLS),
    E5_SMALL_V2("intfloat/e5-small-v2", 510, "e5-small-v2-q", PoolingMode.MEAN);

    private final String id;
    private final int contextTokens;
    private final String file;
    private final PoolingMode pooling;
    private @Nullable EmbeddingModel loaded;

    BoxedModel(String id, int contextTokens, String file, PoolingMode pooling) {
        this.id = id;
        this.contextTokens = contextTokens;
        this.file = file;
        this.pooling = pooling;
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
    synchronized EmbeddingModel load() {
        if (loaded == null) loaded = CalmModel.load(file, pooling);
        return loaded;
    }
}
