package io.taomarket.wallet.simulation;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Something is so that must never be so. */
final class Violation extends RuntimeException {

    Violation(String what) {
        super(what);
    }

    /** The words are put together only when they are needed. */
    static void require(boolean holds, @Nullable Object... what) {
        if (!holds) throw new Violation(text(what));
    }

    static void requireEqual(@Nullable Object expected, Object actual, @Nullable Object... what) {
        if (!actual.equals(expected)) throw new Violation(text(what) + ": expected " + expected + ", found " + actual);
    }

    private static String text(@Nullable Object... what) {
        return Arrays.stream(what).map(String::valueOf).collect(Collectors.joining());
    }
}
