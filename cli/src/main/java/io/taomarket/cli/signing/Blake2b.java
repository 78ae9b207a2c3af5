package io.taomarket.cli.signing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** BLAKE2b-512 (RFC 7693) of one block, which is all that an address needs and more than the JDK has. */
final class Blake2b {

    static final int MAX_BYTES = 128;

    private static final int ROUNDS = 12;
    private static final int HASH_BYTES = 64;
    private static final long PARAMETERS = 0x01010000L ^ HASH_BYTES;
    private static final long[] IV = {
        0x6a09e667f3bcc908L, 0xbb67ae8584caa73bL, 0x3c6ef372fe94f82bL, 0xa54ff53a5f1d36f1L,
        0x510e527fade682d1L, 0x9b05688c2b3e6c1fL, 0x1f83d9abfb41bd6bL, 0x5be0cd19137e2179L
    };

    /** Which word of the message comes when, a hex digit each. */
    private static final String[] SIGMA = {
        "0123456789abcdef", "ea489fd61c02b753", "b8c052fdae367194", "7931dcbe265a40f8", "905724afe1bc683d",
        "2c6a0b834d75fe19", "c51fed4a0763928b", "db7ec13950f4862a", "6fe9b308c2d714a5", "a2847615fb9e3cd0"
    };

    private Blake2b() {}

    static byte[] hash(byte[] message) {
        if (message.length > MAX_BYTES) throw new IllegalArgumentException("more than one block");
        var words = new long[16];
        ByteBuffer.wrap(Arrays.copyOf(message, MAX_BYTES))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asLongBuffer()
                .get(words);
        var state = IV.clone();
        state[0] ^= PARAMETERS;
        var v = Arrays.copyOf(state, 16);
        System.arraycopy(IV, 0, v, 8, 8);
        v[12] ^= message.length;
        v[14] = ~v[14]; // the last block
        for (var round = 0; round < ROUNDS; round++) mix(v, words, SIGMA[round % SIGMA.length]);
        var hash = ByteBuffer.allocate(HASH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (var i = 0; i < 8; i++) hash.putLong(state[i] ^ v[i] ^ v[i + 8]);
        return hash.array();
    }

    private static void mix(long[] v, long[] words, String order) {
        for (var i = 0; i < 8; i++) {
            var x = words[Character.digit(order.charAt(2 * i), 16)];
            var y = words[Character.digit(order.charAt(2 * i + 1), 16)];
            var shift = i < 4 ? 0 : 1; // first the columns, then the diagonals
            var column = i % 4;
            quarter(
                    v,
                    column,
                    4 + (column + shift) % 4,
                    8 + (column + 2 * shift) % 4,
                    12 + (column + 3 * shift) % 4,
                    x,
                    y);
        }
    }

    private static void quarter(long[] v, int a, int b, int c, int d, long x, long y) {
        v[a] += v[b] + x;
        v[d] = Long.rotateRight(v[d] ^ v[a], 32);
        v[c] += v[d];
        v[b] = Long.rotateRight(v[b] ^ v[c], 24);
        v[a] += v[b] + y;
        v[d] = Long.rotateRight(v[d] ^ v[a], 16);
        v[c] += v[d];
        v[b] = Long.rotateRight(v[b] ^ v[c], 63);
    }
}
