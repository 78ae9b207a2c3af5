package io.taomarket.benchmarks.ledger;

import java.util.Locale;

/**
 * What a figure should be.
 *
 * @param atLeast whether more is better
 */
record Goal(double limit, boolean atLeast) {

    static Goal atLeast(double limit) {
        return new Goal(limit, true);
    }

    static Goal atMost(double limit) {
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
