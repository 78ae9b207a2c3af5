package io.taomarket.inference.paid;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.taomarket.contracts.inference.Outcome;
import io.taomarket.inference.catalogue.Surface;
import io.taomarket.inference.generation.Served;
import io.taomarket.inference.meter.Comparison;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** What the operator watches: requests by how they ended, the time they took and what we added to it, tokens, charges. */
@Component
class Figures {

    private final MeterRegistry meters;
    private final Map<Ended, Timer> requests = new ConcurrentHashMap<>();
    private final Map<Surface, Timer> overheads = new ConcurrentHashMap<>();
    private final Counter promptTokens;
    private final Counter completionTokens;
    private final Counter chargedRao;
    private final Counter attempts;

    Figures(MeterRegistry meters) {
        this.meters = meters;
        promptTokens = meters.counter("taomarket.inference.tokens", "kind", "prompt");
        completionTokens = meters.counter("taomarket.inference.tokens", "kind", "completion");
        chargedRao = meters.counter("taomarket.inference.charged.rao");
        attempts = meters.counter("taomarket.inference.attempts");
    }

    void count(Order order, Served served) {
        var surface = order.model().surface();
        var event = served.event();
        var details = served.details();
        requests.computeIfAbsent(new Ended(surface, event.outcome(), event.streamed()), this::requests)
                .record(Duration.ofMillis(details.latencyMs()));
        overheads.computeIfAbsent(surface, this::overhead).record(Duration.ofMillis(details.overheadMs()));
        promptTokens.increment(event.promptTokens());
        completionTokens.increment(event.completionTokens());
        chargedRao.increment(event.costRao());
        attempts.increment(event.attempts().size());
    }

    private Timer requests(Ended ended) {
        return timer("taomarket.inference.requests", ended.surface())
                .tag("outcome", word(ended.outcome()))
                .tag("streamed", Boolean.toString(ended.streamed()))
                .register(meters);
    }

    private Timer overhead(Surface surface) {
        return timer("taomarket.inference.overhead", surface).register(meters);
    }

    /** What a miner has counted otherwise than we have. */
    void count(Comparison comparison) {
        if (comparison.isPromptWrong()) mismatch("prompt");
        if (comparison.isCompletionWrong()) mismatch("completion");
    }

    private void mismatch(String kind) {
        meters.counter("taomarket.inference.usage.mismatch", "kind", kind).increment();
    }

    private static Timer.Builder timer(String name, Surface surface) {
        return Timer.builder(name).tag("surface", word(surface)).publishPercentileHistogram();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Requests that are timed together. Their timer is kept, because finding it again costs more than counting. */
    private record Ended(Surface surface, Outcome outcome, boolean streamed) {}
}
