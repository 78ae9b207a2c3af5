package io.taomarket.benchmarks.chat;

import java.util.Arrays;

/** Four vectors times a matrix that stays in the cache: as fast as plain Java multiplies and adds on one core. */
final class Multiplications {

    private static final int WIDTH = 160;
    private static final int HEIGHT = 512;
    private static final int TIMES = 16_000;
    private static final float[][] COLUMNS = new float[WIDTH][HEIGHT];
    private static final float[][] SUMS = new float[4][HEIGHT];

    static {
        for (var column : COLUMNS) Arrays.fill(column, 0.5f);
    }

    private Multiplications() {}

    /** Billions of them in a second of processor time. */
    static double billionsASecond() {
        var start = Effort.now();
        for (var time = 0; time < TIMES; time++) {
            for (var sum : SUMS) Arrays.fill(sum, 0);
            for (var c = 0; c < WIDTH; c += 4)
                add(COLUMNS[c], COLUMNS[c + 1], COLUMNS[c + 2], COLUMNS[c + 3], SUMS[0], SUMS[1], SUMS[2], SUMS[3]);
        }
        if (SUMS[3][HEIGHT - 1] <= 0) throw new IllegalStateException("the sums are wrong");
        return 4.0 * WIDTH * HEIGHT * TIMES / start.until(Effort.now()).processorNanos();
    }

    private static void add(
            float[] c0, float[] c1, float[] c2, float[] c3, float[] s0, float[] s1, float[] s2, float[] s3) {
        for (var r = 0; r < HEIGHT; r++) {
            float w0 = c0[r], w1 = c1[r], w2 = c2[r], w3 = c3[r];
            s0[r] = Math.fma(w3, 4f, Math.fma(w2, 3f, Math.fma(w1, 2f, Math.fma(w0, 1f, s0[r]))));
            s1[r] = Math.fma(w3, 5f, Math.fma(w2, 4f, Math.fma(w1, 3f, Math.fma(w0, 2f, s1[r]))));
            s2[r] = Math.fma(w3, 6f, Math.fma(w2, 5f, Math.fma(w1, 4f, Math.fma(w0, 3f, s2[r]))));
            s3[r] = Math.fma(w3, 7f, Math.fma(w2, 6f, Math.fma(w1, 5f, Math.fma(w0, 4f, s3[r]))));
        }
    }
}
