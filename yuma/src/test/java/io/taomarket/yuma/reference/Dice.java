package io.taomarket.yuma.reference;

import java.util.Random;

/** Draws that fall on boundaries far more often than chance would. */
record Dice(Random random) {

    boolean oneIn(int sides) {
        return random.nextInt(sides) == 0;
    }

    /** 0 up to, not including, the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    long between(long least, long most) {
        return least == most ? least : random.nextLong(least, most);
    }

    int oneOf(int... values) {
        return values[below(values.length)];
    }

    long oneOf(long... values) {
        return values[below(values.length)];
    }

    int u16() {
        return oneIn(3) ? oneOf(0, 1, 2, 32767, 32768, 65534, 65535) : below(65536);
    }
}
