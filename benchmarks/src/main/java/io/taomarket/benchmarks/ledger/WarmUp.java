package io.taomarket.benchmarks.ledger;

import io.taomarket.benchmarks.Load;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Work that is not measured, until the JVM has compiled what is: a service runs for weeks, its first minute is not it. */
final class WarmUp {

    private static final Duration STRETCH = Duration.ofSeconds(5);
    private static final int MOST_STRETCHES = 16;
    private static final double SETTLED = 0.05; // of a processor is still compiling
    private static final Load LOAD = new Load(LedgerBenchmark.CLIENTS, STRETCH);

    private WarmUp() {}

    /** Several kinds of work in turn, at least twice each. */
    static void run(Runnable... kinds) {
        for (var stretch = 0; stretch < MOST_STRETCHES; stretch++) {
            var before = compiledMs();
            kinds[stretch % kinds.length].run();
            var share = (compiledMs() - before) / (double) STRETCH.toMillis();
            if (stretch >= 2 * kinds.length && share < SETTLED) return;
        }
    }

    /** A stretch of single transfers. */
    static Runnable of(Runnable transfer) {
        return () -> LOAD.run(transfer);
    }

    /** A stretch of settled charges. */
    static Runnable of(Charges charges) {
        return () -> charges.run(STRETCH);
    }

    private static long compiledMs() {
        return ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
    }
}
