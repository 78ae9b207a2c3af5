package io.taomarket.chatmodel.network;

/**
 * Adds columns to sums: sum_r += Σ_c column_c[r] · factor_c. Whatever is done at once, each sum is one chain of fused
 * multiply-adds in the order of the columns, and so the same to the last bit in every batch, compiled or interpreted, on
 * every machine. How many columns and vectors go together was found by measuring.
 */
final class Sums {

    static final int HEAD_WIDTH = 32;

    private Sums() {}

    /** Adds so many columns, from one on, each times its factor. */
    static void add(float[][] columns, int column, float[] factors, int factor, int count, float[] sums, int length) {
        var c = 0;
        for (; c + 8 <= count; c += 8) addEight(columns, column + c, factors, factor + c, sums, length);
        for (; c < count; c++) addOne(columns[column + c], factors[factor + c], sums, length);
    }

    /**
     * The same for sums as short as a head is wide: a loop whose length the compiler knows is half again as fast.
     */
    static void addToHead(float[][] columns, float[] factors, int count, float[] sums) {
        var c = 0;
        for (; c + 4 <= count; c += 4)
            addFourToHead(columns[c], columns[c + 1], columns[c + 2], columns[c + 3], factors, c, sums);
        for (; c < count; c++) addOne(columns[c], factors[c], sums, HEAD_WIDTH);
    }

    private static void addFourToHead(
            float[] c0, float[] c1, float[] c2, float[] c3, float[] factors, int f, float[] sums) {
        float f0 = factors[f], f1 = factors[f + 1], f2 = factors[f + 2], f3 = factors[f + 3];
        for (var r = 0; r < HEAD_WIDTH; r++)
            sums[r] = Math.fma(c3[r], f3, Math.fma(c2[r], f2, Math.fma(c1[r], f1, Math.fma(c0[r], f0, sums[r]))));
    }

    private static void addOne(float[] column, float factor, float[] sums, int length) {
        for (var r = 0; r < length; r++) sums[r] = Math.fma(column[r], factor, sums[r]);
    }

    private static void addEight(float[][] columns, int c, float[] factors, int f, float[] sums, int length) {
        addEight(
                columns[c],
                columns[c + 1],
                columns[c + 2],
                columns[c + 3],
                columns[c + 4],
                columns[c + 5],
                columns[c + 6],
                columns[c + 7],
                factors,
                f,
                sums,
                length);
    }

    private static void addEight(
            float[] c0,
            float[] c1,
            float[] c2,
            float[] c3,
            float[] c4,
            float[] c5,
            float[] c6,
            float[] c7,
            float[] factors,
            int f,
            float[] sums,
            int length) {
        float f0 = factors[f], f1 = factors[f + 1], f2 = factors[f + 2], f3 = factors[f + 3];
        float f4 = factors[f + 4], f5 = factors[f + 5], f6 = factors[f + 6], f7 = factors[f + 7];
        for (var r = 0; r < length; r++) {
            var sum = Math.fma(c3[r], f3, Math.fma(c2[r], f2, Math.fma(c1[r], f1, Math.fma(c0[r], f0, sums[r]))));
            sums[r] = Math.fma(c7[r], f7, Math.fma(c6[r], f6, Math.fma(c5[r], f5, Math.fma(c4[r], f4, sum))));
        }
    }

    /** Adds all columns to the sums of four vectors at once, from one on, so that each column is fetched once. */
    static void addToFour(float[][] columns, float[][] factors, float[][] sums, int first, int length) {
        var c = 0;
        for (; c + 4 <= columns.length; c += 4) addFourToFour(columns, c, factors, sums, first, length);
        for (; c < columns.length; c++)
            for (var i = first; i < first + 4; i++) addOne(columns[c], factors[i][c], sums[i], length);
    }

    private static void addFourToFour(float[][] columns, int c, float[][] factors, float[][] sums, int i, int length) {
        float[] v0 = factors[i], v1 = factors[i + 1], v2 = factors[i + 2], v3 = factors[i + 3];
        float a0 = v0[c], a1 = v0[c + 1], a2 = v0[c + 2], a3 = v0[c + 3];
        float b0 = v1[c], b1 = v1[c + 1], b2 = v1[c + 2], b3 = v1[c + 3];
        float d0 = v2[c], d1 = v2[c + 1], d2 = v2[c + 2], d3 = v2[c + 3];
        float e0 = v3[c], e1 = v3[c + 1], e2 = v3[c + 2], e3 = v3[c + 3];
        float[] c0 = columns[c], c1 = columns[c + 1], c2 = columns[c + 2], c3 = columns[c + 3];
        float[] s0 = sums[i], s1 = sums[i + 1], s2 = sums[i + 2], s3 = sums[i + 3];
        for (var r = 0; r < length; r++) {
            float w0 = c0[r], w1 = c1[r], w2 = c2[r], w3 = c3[r];
            float t0 = s0[r], t1 = s1[r], t2 = s2[r], t3 = s3[r];
            s0[r] = Math.fma(w3, a3, Math.fma(w2, a2, Math.fma(w1, a1, Math.fma(w0, a0, t0))));
            s1[r] = Math.fma(w3, b3, Math.fma(w2, b2, Math.fma(w1, b1, Math.fma(w0, b0, t1))));
            s2[r] = Math.fma(w3, d3, Math.fma(w2, d2, Math.fma(w1, d1, Math.fma(w0, d0, t2))));
            s3[r] = Math.fma(w3, e3, Math.fma(w2, e2, Math.fma(w1, e1, Math.fma(w0, e0, t3))));
        }
    }
}
