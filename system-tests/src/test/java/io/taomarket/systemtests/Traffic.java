package io.taomarket.systemtests;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Customers who do not stop asking. */
final class Traffic {

    static final int CALLERS = 4;

    private static final int PATIENCE_SECONDS = 60;

    private final ScheduledExecutorService callers = Executors.newScheduledThreadPool(CALLERS);
    private final Gateway gateway;
    private final String key;
    private final Map<String, Long> acknowledged;

    /**
     * @param pause of each caller between an answer and its next question
     * @param acknowledged is told what each answered request has cost, in rao, by its id
     */
    Traffic(Gateway gateway, String key, Duration pause, Map<String, Long> acknowledged) {
        this.gateway = gateway;
        this.key = key;
        this.acknowledged = acknowledged;
        for (var i = 0; i < CALLERS; i++)
            callers.scheduleWithFixedDelay(this::ask, 0, pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void ask() {
        var body = Map.of("model", PaidInferenceEndToEndTests.MINILM, "input", "every rao is accounted for");
        try {
            var answer = gateway.post("/v1/embeddings", key, body);
            if (answer.status() == 200)
                acknowledged.put(answer.header("x-request-id"), Long.parseLong(answer.header("x-tao-cost-rao")));
        } catch (RuntimeException e) {
            // Nobody answers while what is asked is away, which is what these tests are about.
        }
    }

    /** Returns when the last answer has come. */
    void stop() {
        callers.shutdown();
        try {
            if (!callers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS))
                throw new AssertionError("a caller waits for ever");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
