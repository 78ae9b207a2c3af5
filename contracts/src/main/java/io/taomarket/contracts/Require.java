package io.taomarket.contracts;

/** The checks that the events' constructors share. */
public final class Require {

    private Require() {}

    /** Returns the value, or refuses it when it is below zero. */
    public static long nonNegative(long value, String name) {
        if (value < 0) throw new IllegalArgumentException(name + " must not be negative: " + value);
        return value;
    }

    /** Returns the text, or refuses it when it is blank. */
    public static String text(String value, String name) {
        if (value.isBlank()) throw new IllegalArgumentException(name + " must not be blank");
        return value;
    }
}
