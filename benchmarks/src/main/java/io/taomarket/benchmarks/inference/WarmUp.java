package io.taomarket.benchmarks.inference;

import java.time.Duration;
import java.util.List;

/** Work that is not measured, until the Java processes on the way hardly compile any more. */
final class WarmUp {

    private static final Duration STRETCH = Duration.ofSeconds(3);
    private static final int MOST_STRETCHES = 26;
    private static final double SETTLED = 0.1; // of a processor is still compiling

    private WarmUp() {}

    /** With more callers from stretch to stretch, and then until all is warm; says how many requests were answered. */
    static long run(Target target, List<Jvm> jvms, Crowd callers) {
        var answered = 0L;
        for (var stretch = 1; stretch <= MOST_STRETCHES; stretch++) {
            var crowd = new Crowd(Math.min(callers.callers(), 1 << stretch), STRETCH); // cold services are slow
            var before = compilerMicros(jvms);
            var answers = crowd.saturate(target, Prompts.question());
            answered += answers.count();
            var share = (compilerMicros(jvms) - before) / (STRETCH.toNanos() / 1e3);
            System.out.printf(
                    "  %s: %,.0f requests/s, %.0f %% of a core compiles%n",
                    target.name(), answers.perSecond(), share * 100);
            if (crowd.callers() == callers.callers() && share < SETTLED) return answered;
        }
        return answered;
    }

    private static double compilerMicros(List<Jvm> jvms) {
        return jvms.stream().mapToDouble(Jvm::compilerMicros).sum();
    }
}
