package io.taomarket.chatmodel.network;

/** Logarithms of probabilities out of logits. */
public final class Likelihoods {

    private Likelihoods() {}

    /**
     * The natural logarithm of Σ eˡ over all logits l: a token's log-probability is its logit less this. The terms are
     * added in 64 bits.
     */
    public static double logOfSum(float[] logits) {
        var largest = Float.NEGATIVE_INFINITY;
        for (var logit : logits) largest = Math.max(largest, logit);
        var terms = logits.clone();
        Exponential.apply(terms, terms.length, 1, -largest);
        var sum = 0.0;
        for (var term : terms) sum += term;
        return largest + StrictMath.log(sum);
    }
}
