package io.taomarket.yuma.reference;

/** Stakes of one subnet in one of several styles; ties are common in all. */
record RandomStake(Dice dice, int neurons, int style) {

    static final long SUPPLY_RAO = 21_000_000_000_000_000L;

    static RandomStake draw(Dice dice, int neurons) {
        return new RandomStake(dice, neurons, dice.below(8));
    }

    long next() {
        if (dice.oneIn(8)) return 0;
        return switch (style) {
            case 0 -> 1_000_000_000L;
            case 1 -> dice.between(0L, 4L);
            case 2 -> 1L << dice.below(50);
            case 3 -> dice.between(0L, SUPPLY_RAO / neurons);
            case 4 -> dice.oneOf(1, SUPPLY_RAO, SUPPLY_RAO / 3);
            case 5 -> Long.MAX_VALUE / neurons - dice.below(3);
            case 6 -> dice.oneOf(Long.MAX_VALUE, Long.MAX_VALUE - 1, 1);
            default -> dice.oneOf(1, 2, 3, 5) * 1_000_000L;
        };
    }
}
