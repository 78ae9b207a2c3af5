package io.taomarket.inference.paid;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.taomarket.contracts.inference.Outcome;
import io.taomarket.contracts.inference.RequestServed;
import io.taomarket.inference.generation.Served;
import io.taomarket.inference.meter.Comparison;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the operator watches: requests by how they ended, the time they took and what we added to it, tokens, charges. */
@Component
class Figures {

    private static final Duration[] FIRST_TOKEN = Stream.of(25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);
    private static final Set<Outcome> FAILURES = EnumSet.of(Outcome.FAILED, Outcome.TIMED_OUT, Outcome.INVALID);
    private static final double[] TOKENS_PER_SECOND = {1, 5, 10, 20, 50, 100, 200, 500, 1000, 5000};

    private final MeterRegistry meters;
    private final Counter fallbacks;

    Figures(MeterRegistry meters) {
        this.meters = meters;
        this.fallbacks = Counter.builder("taomarket.inference.fallbacks")
                .description("Requests that a miner served after another had failed")
                .register(meters);
        for (var outcome : Outcome.values()) attempts(outcome);
        for (var kind : List.of("prompt", "completion")) mismatches(kind);
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
        event.attempts().forEach(attempt -> attempts(attempt.outcome()).increment());
        if (hasFallenBack(event)) fallbacks.increment();
        if (served.details().firstTokenMs() >= 0) countAnswer(surface, served);
    }

    private void countAnswer(String surface, Served served) {
        var streamed = served.event().streamed();
        var details = served.details();
        Timer.builder("taomarket.inference.first.token")
                .description("From the request to the first token or, for answers in one piece, the answer")
                .tag("surface", surface)
                .tag("streamed", Boolean.toString(streamed))
                .serviceLevelObjectives(FIRST_TOKEN)
                .register(meters)
                .record(Duration.ofMillis(details.firstTokenMs()));
        if (served.event().completionTokens() == 0) return;
        var writingMs = details.latencyMs() - (streamed ? details.firstTokenMs() : 0);
        DistributionSummary.builder("taomarket.inference.speed")
                .description("Completion tokens per second; of a stream, from its first token on")
                .baseUnit("tokens_per_second")
                .tag("streamed", Boolean.toString(streamed))
                .serviceLevelObjectives(TOKENS_PER_SECOND)
                .register(meters)
                .record(served.event().completionTokens() * 1000.0 / Math.max(1, writingMs));
    }

    private static boolean hasFallenBack(RequestServed event) {
        return event.hotkey() != null
                && event.attempts().stream().anyMatch(attempt -> FAILURES.contains(attempt.outcome()));
    }

    /** What a miner has counted otherwise than we have. */
    void count(Comparison comparison) {
        if (comparison.isPromptWrong()) mismatches("prompt").increment();
        if (comparison.isCompletionWrong()) mismatches("completion").increment();
    }

    private Counter mismatches(String kind) {
        return meters.counter("taomarket.inference.usage.mismatch", "kind", kind);
    }

    private Counter attempts(Outcome outcome) {
        return meters.counter("taomarket.inference.attempts", "outcome", word(outcome));
    }

    private static Timer.Builder timer(String name, String surface) {
        return Timer.builder(name).tag("surface", surface).publishPercentileHistogram();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
