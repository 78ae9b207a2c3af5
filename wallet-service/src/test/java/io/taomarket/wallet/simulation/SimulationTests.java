package io.taomarket.wallet.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
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

    @Test
    void keepsEveryPromiseWhateverHappens() throws Exception {
        var first = Long.getLong(SEED, 1);
        var seeds = Long.getLong(SEEDS, System.getProperty(SEED) == null ? MANY : 1);
        var next = new AtomicLong(first);
        var threads = Runtime.getRuntime().availableProcessors();
        try (var workers = Executors.newFixedThreadPool(threads)) {
            Callable<Void> work = () -> {
                for (var seed = next.getAndIncrement(); seed < first + seeds; seed = next.getAndIncrement()) run(seed);
                return null;
            };
            for (var worker : workers.invokeAll(
                    IntStream.range(0, threads).mapToObj(_ -> work).toList())) worker.get();
        }
        if (System.getProperty(TRACE) != null) System.out.println(trace(first));
    }

    @Test
    void doesTheSameWheneverASeedIsRunAgain() {
        assertThat(trace(7)).isEqualTo(trace(7)).isNotBlank();
    }

    private static void run(long seed) {
        try {
            new World(seed, Trace.none()).run();
        } catch (RuntimeException e) {
            throw new AssertionError(report(seed, e), e);
        }
    }

    private static String report(long seed, RuntimeException why) {
        return """
                seed %d: %s
                Run it again with
                    mvn -pl wallet-service -am test -Dtest=SimulationTests -Dsurefire.failIfNoSpecifiedTests=false -D%s=%d -D%s
                Its last events:
                %s
                seed %d: %s
                """.formatted(seed, why.getMessage(), SEED, seed, TRACE, trace(seed), seed, why.getMessage());
    }

    private static String trace(long seed) {
        var trace = Trace.last(System.getProperty(TRACE) == null ? LAST_EVENTS : Integer.MAX_VALUE);
        try {
            new World(seed, trace).run();
        } catch (RuntimeException e) {
            trace.say(-1, e::toString);
        }
        return trace.toString();
    }
}
