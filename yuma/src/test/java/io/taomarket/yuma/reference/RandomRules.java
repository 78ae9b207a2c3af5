package io.taomarket.yuma.reference;

import io.taomarket.yuma.Hyperparameters;
import io.taomarket.yuma.LiquidBonds;

/** Hyperparameters at and around every boundary. */
record RandomRules(Dice dice) {

    Hyperparameters draw(int neurons, long someStakeRao) {
        var low = alpha();
        var high = dice.oneIn(6) ? low : alpha();
        var crossed = dice.oneIn(20);
        return new Hyperparameters(
                dice.oneOf(0, 1, 10, 100, 360),
                kappa(),
                bondsMovingAverage(),
                dice.oneOf(0, 0, 65535, 65535, 1, 32768, 65534, dice.u16()),
                dice.below(3) > 0,
                dice.below(3) > 0,
                crossed ? Math.max(low, high) : Math.min(low, high),
                crossed ? Math.min(low, high) : Math.max(low, high),
                steepness(),
                dice.oneOf(0, 1, 999, 1000, 13889, 13889, 50000),
                dice.oneOf(0, 1, Math.max(0, neurons - 1), neurons, neurons + 1, 64, dice.below(neurons + 1)),
                dice.oneOf(0, 0, 0, 1, someStakeRao, Math.max(0, someStakeRao - 1)),
                dice.oneIn(2),
                dice.oneIn(3) ? dice.oneOf(0, 1, 10, 50, 5000) : null,
                dice.oneIn(8) ? LiquidBonds.ALL_DECAY : LiquidBonds.LISTED_ONLY);
    }

    private int kappa() {
        return dice.oneOf(32767, 32767, 32768, 0, 1, 65534, 65535, dice.u16());
    }

    private int bondsMovingAverage() {
        return dice.oneOf(900_000, 900_000, 0, 1, 500_000, 975_000, 999_999, 1_000_000, dice.below(1_000_001));
    }

    private int alpha() {
        return dice.oneOf(45875, 58982, 1638, 0, 1, 65535, dice.u16());
    }

    private int steepness() {
        return dice.oneOf(
                1000,
                1000,
                0,
                1,
                -1,
                99,
                100,
                200,
                -200,
                -1000,
                2000,
                4000,
                4001,
                32767,
                -32768,
                Integer.MAX_VALUE,
                Integer.MIN_VALUE,
                dice.between(-32768, 32767),
                dice.between(-4000, 4000));
    }
}
