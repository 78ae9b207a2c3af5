package io.taomarket.inference.paid;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.taomarket.contracts.inference.RequestServed;
import io.taomarket.inference.catalogue.Surface;
import io.taomarket.inference.generation.Details;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

/** How soon answers begin and how fast they are written, as their customers see it. */
final class AnswerFigures {

    private static final Duration[] FIRST_TOKEN = LongStream.of(25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);
    private static final double[] TOKENS_PER_SECOND = {1, 5, 10, 20, 50, 100, 200, 500, 1000, 5000};

    private final MeterRegistry meters;
    private final Map<Kind, Timer> firstTokens = new ConcurrentHashMap<>();
    private final Map<Boolean, DistributionSummary> speeds = new ConcurrentHashMap<>();

    AnswerFigures(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(Surface surface, RequestServed event, Details details) {
        firstTokens
                .computeIfAbsent(new Kind(surface, event.streamed()), this::firstToken)
                .record(Duration.ofMillis(details.firstTokenMs()));
        if (event.completionTokens() == 0) return;
        var writingMs = details.latencyMs() - (event.streamed() ? details.firstTokenMs() : 0);
        speeds.computeIfAbsent(event.streamed(), this::speed)
                .record(event.completionTokens() * 1000.0 / Math.max(1, writingMs));
    }

    private Timer firstToken(Kind kind) {
        return Timer.builder("taomarket.inference.first.token")
                .description("From the request to the first token or, for answers in one piece, the answer")
                .tag("surface", kind.surface().name().toLowerCase(Locale.ROOT))
                .tag("streamed", Boolean.toString(kind.streamed()))
                .serviceLevelObjectives(FIRST_TOKEN)
                .register(meters);
    }

    private DistributionSummary speed(boolean streamed) {
        return DistributionSummary.builder("taomarket.inference.speed")
                .description("Completion tokens per second; of a stream, from its first token on")
                .baseUnit("tokens_per_second")
                .tag("streamed", Boolean.toString(streamed))
                .serviceLevelObjectives(TOKENS_PER_SECOND)
                .register(meters);
    }

    /** Answers that are timed together. */
    private record Kind(Surface surface, boolean streamed) {}
}
