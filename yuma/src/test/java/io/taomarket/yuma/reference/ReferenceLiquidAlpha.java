package io.taomarket.yuma.reference;

import io.taomarket.yuma.Hyperparameters;
import java.math.BigInteger;

/** How fast one bond follows its weight (§2.11). */
record ReferenceLiquidAlpha(Hyperparameters rules) {

    BigInteger of(BigInteger weight, BigInteger bond, BigInteger consensus) {
        var buying = weight.compareTo(bond) >= 0;
        var distance = buying ? weight.subtract(consensus) : bond.subtract(weight);
        var low = Q32.share(rules.alphaLow());
        var high = Q32.share(rules.alphaHigh());
        var sigmoid = sigmoid(Q32.clamp(distance, Q32.ZERO, Q32.ONE));
        return Q32.clamp(low.add(Q32.multiply(sigmoid, high.subtract(low))), low, high);
    }

    /** 1/(1 + e^(−(s/100)·(d − ½))), where s/−100 is cut toward zero before it is multiplied. */
    private BigInteger sigmoid(BigInteger distance) {
        var slope = Q32.divide(Q32.of(rules.alphaSigmoidSteepness()), Q32.of(-100));
        var exponent = Q32.multiply(slope, distance.subtract(Q32.HALF));
        return Q32.divide(Q32.ONE, Q32.ONE.add(Exponential.of(exponent)));
    }
}
