package io.taomarket.yuma;

/** Cuts weights down to what the majority supports, so that a minority cannot raise its own miners. */
final class Clipping {

    private Clipping() {}

    /** W̄_ij = min(W_ij, C_j); an entry above C_j = 0 vanishes, an entry of 0 stays. */
    static Matrix clip(Matrix weights, long[] consensus) {
        return weights.keep((_, miner, weight) -> weight <= consensus[miner] || consensus[miner] > 0)
                .map((_, miner, weight) -> Math.min(weight, consensus[miner]));
    }

    /** W̃ = W + β · (W̄ − W): the weights that bonds follow. β = 1 punishes all that was clipped, β = 0 nothing. */
    static Matrix interpolate(Matrix weights, Matrix clipped, long penalty) {
        if (penalty == 0) return weights;
        if (penalty == Fixed.ONE) return clipped;
        return Matrix.combine(weights, clipped, (w, c) -> Fixed.add(w, Fixed.multiply(penalty, Fixed.subtract(c, w))));
    }
}
