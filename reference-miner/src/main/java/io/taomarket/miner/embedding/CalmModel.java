package io.taomarket.miner.embedding;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * A model from a jar that computes in the caller's thread. The library's own loader gives the runtime a pool of threads
 * that wait for work by spinning, which takes a whole core away from everybody else; many callers at a time use the
 * cores as well.
 */
final class CalmModel extends AbstractInProcessEmbeddingModel {

    private final OnnxBertBiEncoder encoder;

    private CalmModel(OnnxBertBiEncoder encoder) {
        super(Runnable::run);
        this.encoder = encoder;
    }

    /** Loads {@code <name>.onnx} and {@code <name>-tokenizer.json} from the class path. */
    static CalmModel load(String name, PoolingMode pooling) {
        try (var weights = resource(name + ".onnx");
                var tokenizer = resource(name + "-tokenizer.json");
                var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            var environment = OrtEnvironment.getEnvironment();
            var session = environment.createSession(weights.readAllBytes(), options);
            return new CalmModel(new OnnxBertBiEncoder(environment, session, tokenizer, pooling));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (OrtException e) {
            throw new IllegalStateException("The model " + name + " cannot be loaded", e);
        }
    }

    @Override
    protected OnnxBertBiEncoder model() {
        return encoder;
    }

    private static InputStream resource(String name) throws IOException {
        var resource = CalmModel.class.getResourceAsStream("/" + name);
        if (resource == null) throw new FileNotFoundException(name + " is not on the class path");
        return resource;
    }
}
