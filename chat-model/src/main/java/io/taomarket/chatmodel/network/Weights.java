package io.taomarket.chatmodel.network;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The numbers that a training has found. They are only read, so all who compute with a model share them. */
public final class Weights {

    private final ModelShape shape;
    private final Matrix embedding;
    private final List<Layer> layers;
    private final float[] norm;
    private final Rotation rotation;

    private Weights(ModelShape shape, Safetensors file) {
        this.shape = shape;
        this.embedding = matrix(file, "embedding.weight", shape.vocabulary(), shape.width());
        this.norm = vector(file, "norm.weight", shape.width());
        this.rotation = new Rotation(shape);
        var all = new ArrayList<Layer>();
        for (var i = 0; i < shape.layers(); i++) all.add(Layer.of(shape, file, "layers." + i + "."));
        this.layers = List.copyOf(all);
    }

    /** Reads a safetensors file whose metadata tell the model's sizes. */
    public static Weights read(InputStream in) throws IOException {
        var file = Safetensors.read(in);
        return new Weights(ModelShape.of(file.metadata()), file);
    }

    public ModelShape shape() {
        return shape;
    }

    Matrix embedding() {
        return embedding;
    }

    List<Layer> layers() {
        return layers;
    }

    float[] norm() {
        return norm;
    }

    Rotation rotation() {
        return rotation;
    }

    private static Safetensors.Tensor tensor(Safetensors file, String name, int... shape) {
        var tensor = file.tensors().get(name);
        if (tensor == null || !Arrays.equals(tensor.shape(), shape))
            throw new IllegalArgumentException(name + " is missing or has another shape than the model");
        return tensor;
    }

    private static Matrix matrix(Safetensors file, String name, int height, int width) {
        return Matrix.of(tensor(file, name, height, width));
    }

    private static float[] vector(Safetensors file, String name, int width) {
        return tensor(file, name, width).values();
    }

    /** The weights of one layer. */
    record Layer(
            float[] attentionNorm, Matrix queryKeyValue, Matrix out, float[] feedNorm, Matrix gateUp, Matrix down) {

        private static Layer of(ModelShape shape, Safetensors file, String prefix) {
            var width = shape.width();
            return new Layer(
                    vector(file, prefix + "attention_norm.weight", width),
                    matrix(file, prefix + "qkv.weight", 3 * width, width),
                    matrix(file, prefix + "out.weight", width, width),
                    vector(file, prefix + "feed_norm.weight", width),
                    matrix(file, prefix + "gate_up.weight", 2 * shape.hidden(), width),
                    matrix(file, prefix + "down.weight", width, shape.hidden()));
        }
    }
}
