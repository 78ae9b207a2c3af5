package io.taomarket.wallet.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Runs the ledger's rules through worlds in which everything goes wrong, each made of one seed. A seed that fails is
 * named together with the command that runs it again.
 */
class SimulationTests {

    private static final String SEED = "wallet.simulation.seed";
    private static final String SEEDS = "wallet.simulation.seeds";
    private static final String TRACE = "wallet.simulation.trace";
    private static final int MANY = 10_000;
    private static final int LAST_EVENTS = 60;
    private static final int MOST_EVENTS = 5_000;

    @Test
    void keepsEveryPromiseWhateverHappens() {
        var first = Long.getLong(SEED, 1);
        var seeds = Long.getLong(SEEDS, System.getProperty(SEED) == null ? MANY : 1);
        var next = new AtomicLong(first);
        var failed = new ConcurrentSkipListMap<Long, RuntimeException>();
        try (var workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            for (var i = Runtime.getRuntime().availableProcessors(); i > 0; i--)
                workers.execute(() -> {
                    for (var seed = next.getAndIncrement();
                            seed < first + seeds && failed.isEmpty();
                            seed = next.getAndIncrement()) run(seed, failed);
                });
        }
        if (!failed.isEmpty()) throw new AssertionError(report(failed.firstEntry()));
        if (System.getProperty(TRACE) != null) System.out.println(trace(first));
    }

    @Test
    void doesTheSameWheneverASeedIsRunAgain() {
        assertThat(trace(7)).isEqualTo(trace(7)).isNotBlank();
    }

    private static void run(long seed, Map<Long, RuntimeException> failed) {
        try {
            new World(seed, Trace.none()).run();
        } catch (RuntimeException e) {
            failed.put(seed, e);
        }
    }

    private static String report(Map.Entry<Long, RuntimeException> failed) {
        return """
                seed %d: %s
                Its last events:
                %s
                Run it again with
                    mvn -pl wallet-service -am test -Dtest=SimulationTests -Dsurefire.failIfNoSpecifiedTests=false -D%s=%d -D%s
                """.formatted(failed.getKey(), failed.getValue(), trace(failed.getKey()), SEED, failed.getKey(), TRACE);
    }

    private static String trace(long seed) {
        var trace = Trace.last(System.getProperty(TRACE) == null ? LAST_EVENTS : MOST_EVENTS);
        try {
            new World(seed, trace).run();
        } catch (RuntimeException e) {
            trace.say(-1, e::toString);
        }
        return trace.toString();
    }
}
