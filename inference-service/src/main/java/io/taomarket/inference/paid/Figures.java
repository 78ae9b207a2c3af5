package io.taomarket.inference.paid;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.taomarket.contracts.inference.Outcome;
import io.taomarket.contracts.inference.RequestServed;
import io.taomarket.inference.catalogue.Surface;
import io.taomarket.inference.generation.Served;
import io.taomarket.inference.meter.Comparison;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** What the operator watches: requests by how they ended, the time they took and what we added to it, tokens, charges. */
@Component
class Figures {

    private static final Set<Outcome> FAILURES = EnumSet.of(Outcome.FAILED, Outcome.TIMED_OUT, Outcome.INVALID);

    private final MeterRegistry meters;
    private final AnswerFigures answers;
    private final Map<Ended, Timer> requests = new ConcurrentHashMap<>();
    private final Map<Surface, Timer> overheads = new ConcurrentHashMap<>();
    private final Map<Outcome, Counter> attempts = new EnumMap<>(Outcome.class);
    private final Counter promptTokens;
    private final Counter completionTokens;
    private final Counter chargedRao;
    private final Counter fallbacks;
    private final Counter wrongPrompts;
    private final Counter wrongCompletions;

    Figures(MeterRegistry meters) {
        this.meters = meters;
        answers = new AnswerFigures(meters);
        promptTokens = meters.counter("taomarket.inference.tokens", "kind", "prompt");
        completionTokens = meters.counter("taomarket.inference.tokens", "kind", "completion");
        chargedRao = meters.counter("taomarket.inference.charged.rao");
        fallbacks = meters.counter("taomarket.inference.fallbacks");
        wrongPrompts = meters.counter("taomarket.inference.usage.mismatch", "kind", "prompt");
        wrongCompletions = meters.counter("taomarket.inference.usage.mismatch", "kind", "completion");
        for (var outcome : Outcome.values())
            attempts.put(outcome, meters.counter("taomarket.inference.attempts", "outcome", word(outcome)));
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
        for (var attempt : event.attempts())
            requireNonNull(attempts.get(attempt.outcome())).increment();
        if (hasFallenBack(event)) fallbacks.increment();
        if (details.firstTokenMs() >= 0) answers.count(surface, event, details);
    }

    /** Whether a miner has served it after another had failed. */
    private static boolean hasFallenBack(RequestServed event) {
        return event.hotkey() != null
                && event.attempts().stream().anyMatch(attempt -> FAILURES.contains(attempt.outcome()));
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
        if (comparison.isPromptWrong()) wrongPrompts.increment();
        if (comparison.isCompletionWrong()) wrongCompletions.increment();
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
