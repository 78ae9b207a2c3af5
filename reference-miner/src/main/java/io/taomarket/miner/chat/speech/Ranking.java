package io.taomarket.miner.chat.speech;

import java.util.Arrays;

/** Tokens from the likeliest down; of equals the lower id comes first. */
final class Ranking {

    private static final long LOW = 0xffff_ffffL;

    private Ranking() {}

    static int[] of(float[] logits) {
        var keys = new long[logits.length];
        for (var id = 0; id < keys.length; id++) keys[id] = ~sortable(logits[id]) << Integer.SIZE | id;
        Arrays.sort(keys);
        var ids = new int[keys.length];
        for (var i = 0; i < ids.length; i++) ids[i] = (int) (keys[i] & LOW);
        return ids;
    }

    /** A whole number that grows with the float. */
    private static long sortable(float value) {
        var bits = Float.floatToIntBits(value);
        return bits < 0 ? bits ^ 0x7fff_ffff : bits;
    }

    static int likeliest(float[] logits) {
        var best = 0;
        for (var id = 1; id < logits.length; id++) if (logits[id] > logits[best]) best = id;
        return best;
    }
}
