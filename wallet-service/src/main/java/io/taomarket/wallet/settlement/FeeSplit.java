package io.taomarket.wallet.settlement;

import static java.lang.Math.addExact;
import static java.lang.Math.multiplyExact;
import static java.lang.Math.subtractExact;

/** A charge in two parts that sum to it exactly; the odd rao goes where more was cut off, to the miner on a tie. */
record FeeSplit(long minerRao, long protocolRao) {

    static final int ALL = 10_000;

    static FeeSplit of(long costRao, int protocolBasisPoints) {
        var wholes = costRao / ALL;
        var rest = multiplyExact(costRao % ALL, protocolBasisPoints); // the products stay small: no overflow
        var floorRao = addExact(multiplyExact(wholes, protocolBasisPoints), rest / ALL);
        var protocolRao = rest % ALL > ALL / 2 ? addExact(floorRao, 1) : floorRao;
        return new FeeSplit(subtractExact(costRao, protocolRao), protocolRao);
    }
}
