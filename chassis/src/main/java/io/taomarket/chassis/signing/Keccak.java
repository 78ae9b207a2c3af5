package io.taomarket.chassis.signing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The permutation Keccak-f[1600] of FIPS 202, on a state of 200 bytes; libraries offer only the hashes built on it. */
final class Keccak {

    static final int STATE_BYTES = 200;

    private static final VarHandle LANE = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int ROUNDS = 24;
    private static final int[] ROTATIONS = {
        1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44
    };
    private static final int[] LANES = {
        10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1
    };
    private static final long[] ROUND_CONSTANTS = roundConstants();

    private Keccak() {}

    static void permute(byte[] state) {
        var a = new long[25];
        for (var i = 0; i < 25; i++) a[i] = (long) LANE.get(state, i * 8);
        for (var round = 0; round < ROUNDS; round++) {
            theta(a);
            rhoAndPi(a);
            chi(a);
            a[0] ^= ROUND_CONSTANTS[round];
        }
        for (var i = 0; i < 25; i++) LANE.set(state, i * 8, a[i]);
    }

    private static void theta(long[] a) {
        var column = new long[5];
        for (var x = 0; x < 5; x++) column[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
        for (var x = 0; x < 5; x++) {
            var parity = column[(x + 4) % 5] ^ Long.rotateLeft(column[(x + 1) % 5], 1);
            for (var y = 0; y < 25; y += 5) a[y + x] ^= parity;
        }
    }

    private static void rhoAndPi(long[] a) {
        var carried = a[1];
        for (var i = 0; i < LANES.length; i++) {
            var next = a[LANES[i]];
            a[LANES[i]] = Long.rotateLeft(carried, ROTATIONS[i]);
            carried = next;
        }
    }

    private static void chi(long[] a) {
        var row = new long[5];
        for (var y = 0; y < 25; y += 5) {
            System.arraycopy(a, y, row, 0, 5);
            for (var x = 0; x < 5; x++) a[y + x] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5]);
        }
    }

    /** The constants come from the linear feedback shift register x⁸ + x⁶ + x⁵ + x⁴ + 1. */
    private static long[] roundConstants() {
        var constants = new long[ROUNDS];
        var register = 1;
        for (var round = 0; round < ROUNDS; round++) {
            for (var bit = 0; bit < 7; bit++) {
                if ((register & 1) != 0) constants[round] |= 1L << ((1 << bit) - 1);
                register = (register & 0x80) == 0 ? register << 1 : (register << 1) ^ 0x171;
            }
        }
        return constants;
    }
}
