package io.taomarket.chatmodel.network;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of tensors in Hugging Face's safetensors format, whose values are 16-bit floats.
 *
 * @param metadata what the file says about itself
 * @param tensors by name, widened to 32 bits, which changes no value
 */
record Safetensors(Map<String, String> metadata, Map<String, Tensor> tensors) {

    private static final String METADATA = "__metadata__";
    private static final int LONGEST_HEADER = 1 << 20;

    /** Values in row-major order. */
    record Tensor(int[] shape, float[] values) {}

    static Safetensors read(InputStream in) throws IOException {
        var bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.remaining() < Long.BYTES) throw new IOException("the file is too short for safetensors");
        var length = bytes.getLong();
        if (length <= 0 || length > Math.min(LONGEST_HEADER, bytes.remaining()))
            throw new IOException("the header of the safetensors file has no possible length");
        var text = new byte[(int) length];
        bytes.get(text);
        return of(JsonMapper.shared().readTree(text), bytes.slice().order(ByteOrder.LITTLE_ENDIAN));
    }

    private static Safetensors of(JsonNode header, ByteBuffer data) throws IOException {
        var metadata = new HashMap<String, String>();
        for (var entry : header.path(METADATA).properties())
            metadata.put(entry.getKey(), entry.getValue().asString(""));
        var tensors = new HashMap<String, Tensor>();
        for (var entry : header.properties())
            if (!entry.getKey().equals(METADATA)) tensors.put(entry.getKey(), tensor(entry.getValue(), data));
        return new Safetensors(Map.copyOf(metadata), Map.copyOf(tensors));
    }

    private static Tensor tensor(JsonNode entry, ByteBuffer data) throws IOException {
        if (!entry.path("dtype").asString("").equals("F16")) throw new IOException("tensors must be of type F16");
        var shape = new int[entry.path("shape").size()];
        var count = 1L;
        for (var i = 0; i < shape.length; i++) {
            shape[i] = entry.path("shape").path(i).asInt(0);
            count *= shape[i];
        }
        var from = entry.path("data_offsets").path(0).asLong(-1);
        var to = entry.path("data_offsets").path(1).asLong(-1);
        if (from < 0 || to > data.capacity() || to - from != count * Short.BYTES)
            throw new IOException("a tensor does not lie within its file");
        var values = new float[(int) count];
        for (var i = 0; i < values.length; i++)
            values[i] = Float.float16ToFloat(data.getShort((int) from + i * Short.BYTES));
        return new Tensor(shape, values);
    }
}
