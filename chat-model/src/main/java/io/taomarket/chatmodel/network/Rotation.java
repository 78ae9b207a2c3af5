package io.taomarket.chatmodel.network;

/** Turns each pair (i, i + half) of a head's numbers by the position times a frequency of its own. */
final class Rotation {

    private final int half;
    private final float[][] cosines;
    private final float[][] sines;

    Rotation(ModelShape shape) {
        this.half = shape.headWidth() / 2;
        this.cosines = new float[shape.context()][half];
        this.sines = new float[shape.context()][half];
        for (var position = 0; position < shape.context(); position++) {
            for (var i = 0; i < half; i++) {
                var angle = position * StrictMath.pow(shape.ropeBase(), -(double) i / half);
                cosines[position][i] = (float) StrictMath.cos(angle);
                sines[position][i] = (float) StrictMath.sin(angle);
            }
        }
    }

    /** Turns the heads that lie between two places of the vector. */
    void turn(float[] vector, int from, int to, int position) {
        var cosine = cosines[position];
        var sine = sines[position];
        for (var head = from; head < to; head += 2 * half) {
            for (var i = 0; i < half; i++) {
                var first = vector[head + i];
                var second = vector[head + i + half];
                vector[head + i] = first * cosine[i] - second * sine[i];
                vector[head + i + half] = second * cosine[i] + first * sine[i];
            }
        }
    }
}
