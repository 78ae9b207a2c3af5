package io.taomarket.wallet.simulation;

/** Something is so that must never be so. */
final class Violation extends RuntimeException {

    Violation(String what) {
        super(what);
    }

    static void require(boolean holds, String what) {
        if (!holds) throw new Violation(what);
    }

    static void requireEqual(Object expected, Object actual, String what) {
        if (!expected.equals(actual)) throw new Violation(what + ": expected " + expected + ", found " + actual);
    }
}
