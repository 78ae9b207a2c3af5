package io.taomarket.inference.embedding;

import io.taomarket.inference.miner.MinerFailure;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/** Vectors on the wire: base64 of little-endian 32-bit floats. */
final class Vectors {

    private Vectors() {}

    static String toBase64(float[] vector) {
        var buffer = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(vector);
        return Base64.getEncoder().encodeToString(buffer.array());
    }

    /** Reads what a miner sent; whatever is not a whole number of floats is refused. */
    static float[] fromBase64(String text) throws MinerFailure {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw MinerFailure.invalid("an embedding is not base64");
        }
        if (bytes.length % Float.BYTES != 0) throw MinerFailure.invalid("an embedding is not made of floats");
        var vector = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
        return vector;
    }

    /** Refuses a vector that no model produces: not finite somewhere, or zero everywhere. */
    static void check(float[] vector) throws MinerFailure {
        var isZero = true;
        for (var element : vector) {
            if (!Float.isFinite(element)) throw MinerFailure.invalid("an embedding has a number that is not finite");
            isZero &= element == 0;
        }
        if (isZero) throw MinerFailure.invalid("an embedding is empty or zero");
    }
}
