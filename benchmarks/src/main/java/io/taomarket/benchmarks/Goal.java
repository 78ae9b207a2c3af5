package io.taomarket.benchmarks;

import java.util.Locale;

/**
 * What a figure should be.
 *
 * @param atLeast whether more is better
 */
public record Goal(double limit, boolean atLeast) {

    public static Goal atLeast(double limit) {
        return new Goal(limit, true);
    }

    public static Goal atMost(double limit) {
        return new Goal(limit, false);
    }

    boolean isMet(double figure) {
        return atLeast ? figure >= limit : figure <= limit;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %s", atLeast ? ">=" : "<=", Report.number(limit));
    }
}
