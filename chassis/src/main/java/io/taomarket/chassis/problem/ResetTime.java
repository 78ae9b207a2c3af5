package io.taomarket.chassis.problem;

import java.time.Duration;

/** A duration as OpenAI writes it: {@code 6m0s}, {@code 1s}, {@code 20ms}. */
public final class ResetTime {

    private ResetTime() {}

    /** Rounded down to its largest units. */
    public static String of(Duration duration) {
        if (duration.toMinutes() > 0) return duration.toMinutes() + "m" + duration.toSecondsPart() + "s";
        if (duration.toSeconds() > 0) return duration.toSeconds() + "s";
        return duration.toMillis() + "ms";
    }
}
