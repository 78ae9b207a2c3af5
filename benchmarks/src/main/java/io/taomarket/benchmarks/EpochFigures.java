package io.taomarket.benchmarks;

import org.jspecify.annotations.Nullable;

/**
 * What was measured of one shape.
 *
 * @param goalMs at most so long, where a goal is set
 * @param timesTheTime how many times as long as the shape before, which has a quarter of the entries
 * @param allocatedBytesPerEntry all that one epoch allocates; never more than this is held at once beside the input
 */
record EpochFigures(
        String shape,
        long entries,
        double ms,
        double yardstickMs,
        double yardsticks,
        @Nullable Double goalMs,
        @Nullable Double timesTheTime,
        double allocatedBytesPerEntry) {

    private static final double GOAL_YARDSTICKS = 30;
    private static final double GOAL_TIMES_THE_TIME = 4.5;
    private static final double GOAL_BYTES_PER_ENTRY = 64;

    static final String HEADER = "%-18s %10s %10s %10s %12s %8s %12s %12s %6s"
            .formatted(
                    "shape", "entries", "ms", "goal ms", "yardstick ms", "ratio", "x4 entries", "bytes/entry", "goals");

    String line() {
        return "%-18s %10d %10.3f %10s %12.3f %8.1f %12s %12.1f %6s"
                .formatted(
                        shape,
                        entries,
                        ms,
                        goalMs == null ? "" : "%.0f".formatted(goalMs),
                        yardstickMs,
                        yardsticks,
                        timesTheTime == null ? "" : "%.2f x time".formatted(timesTheTime),
                        allocatedBytesPerEntry,
                        meetsGoals() ? "met" : "MISSED");
    }

    /** The time and its ratio have goals for some shapes, growth and memory for all. */
    private boolean meetsGoals() {
        var isFast = goalMs == null || (ms <= goalMs && yardsticks <= GOAL_YARDSTICKS);
        var growsEvenly = timesTheTime == null || timesTheTime <= GOAL_TIMES_THE_TIME;
        return isFast && growsEvenly && allocatedBytesPerEntry <= GOAL_BYTES_PER_ENTRY;
    }
}
