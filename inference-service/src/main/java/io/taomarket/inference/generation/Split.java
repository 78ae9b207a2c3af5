package io.taomarket.inference.generation;

/** How a charge is divided between miner and protocol: by largest remainder, the miner first where they are equal. */
record Split(int protocolPercent) {

    private static final int WHOLE = 100;

    long protocolRao(long costRao) {
        var hundreds = costRao / WHOLE;
        var rest = costRao % WHOLE * protocolPercent;
        var minerRemainder = costRao % WHOLE * (WHOLE - protocolPercent) % WHOLE;
        var floorRao = hundreds * protocolPercent + rest / WHOLE;
        return rest % WHOLE > minerRemainder ? floorRao + 1 : floorRao;
    }
}
