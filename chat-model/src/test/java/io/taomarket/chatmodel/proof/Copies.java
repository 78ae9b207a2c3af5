package io.taomarket.chatmodel.proof;

import io.taomarket.chatmodel.HouseModel;
import io.taomarket.chatmodel.network.Weights;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Copies of a house model that are not quite it: the matrices of its layers are changed row by row. */
final class Copies {

    private Copies() {}

    /** With so many bits for each number of a row, and one scale for the row. */
    static Weights quantised(HouseModel model, int bits) {
        var most = (1 << (bits - 1)) - 1;
        return copy(model, row -> {
            var largest = 0f;
            for (var value : row) largest = Math.max(largest, Math.abs(value));
            var scale = largest == 0 ? 1 : largest / most;
            for (var i = 0; i < row.length; i++) row[i] = Math.round(row[i] / scale) * scale;
            return row;
        });
    }

    /** With a relative error of each number, as from a little more training, or from half precision where it is small. */
    static Weights perturbed(HouseModel model, double deviation) {
        var random = new Random(1);
        return copy(model, row -> {
            for (var i = 0; i < row.length; i++) row[i] *= (float) (1 + deviation * random.nextGaussian());
            return row;
        });
    }

    private static Weights copy(HouseModel model, UnaryOperator<float[]> change) {
        var file = "/io/taomarket/chatmodel/" + model.id().substring(model.id().indexOf('/') + 1) + ".safetensors";
        try (var in = Objects.requireNonNull(Copies.class.getResourceAsStream(file), file)) {
            var bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            var text = new byte[(int) bytes.getLong()];
            bytes.get(text);
            var data = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
            for (var entry : JsonMapper.shared().readTree(text).properties())
                if (entry.getKey().startsWith("layers.")) change(data, entry.getValue(), change);
            return Weights.read(new ByteArrayInputStream(bytes.array()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void change(ByteBuffer data, JsonNode tensor, UnaryOperator<float[]> change) {
        if (tensor.path("shape").size() < 2) return;
        var from = tensor.path("data_offsets").path(0).asInt();
        var to = tensor.path("data_offsets").path(1).asInt();
        var row = new float[tensor.path("shape").path(1).asInt()];
        for (var place = from; place < to; place += row.length * Short.BYTES) {
            for (var i = 0; i < row.length; i++) row[i] = Float.float16ToFloat(data.getShort(place + i * Short.BYTES));
            var changed = change.apply(row);
            for (var i = 0; i < row.length; i++)
                data.putShort(place + i * Short.BYTES, Float.floatToFloat16(changed[i]));
        }
    }
}
