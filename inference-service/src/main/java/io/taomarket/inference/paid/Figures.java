package io.taomarket.inference.paid;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.taomarket.inference.generation.Served;
import io.taomarket.inference.meter.Comparison;
import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What the operator watches: requests by how they ended, the time they took and what we added to it, tokens, charges. */
@Component
class Figures {

    private final MeterRegistry meters;

    Figures(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(Order order, Served served) {
        var surface = word(order.model().surface());
        var event = served.event();
        timer("taomarket.inference.requests", surface)
                .tag("outcome", word(event.outcome()))
                .tag("streamed", Boolean.toString(event.streamed()))
                .register(meters)
                .record(Duration.ofMillis(served.details().latencyMs()));
        timer("taomarket.inference.overhead", surface)
                .register(meters)
                .record(Duration.ofMillis(served.details().overheadMs()));
        meters.counter("taomarket.inference.tokens", "kind", "prompt").increment(event.promptTokens());
        meters.counter("taomarket.inference.tokens", "kind", "completion").increment(event.completionTokens());
        meters.counter("taomarket.inference.charged.rao").increment(event.costRao());
        meters.counter("taomarket.inference.attempts")
                .increment(event.attempts().size());
    }

    /** What a miner has counted otherwise than we have. */
    void count(Comparison comparison) {
        if (comparison.isPromptWrong()) mismatch("prompt");
        if (comparison.isCompletionWrong()) mismatch("completion");
    }

    private void mismatch(String kind) {
        meters.counter("taomarket.inference.usage.mismatch", "kind", kind).increment();
    }

    private static Timer.Builder timer(String name, String surface) {
        return Timer.builder(name).tag("surface", surface).publishPercentileHistogram();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
