package io.taomarket.inference.route;

import io.taomarket.inference.miner.Stats;
import io.taomarket.inference.miner.Stats.Percentiles;
import io.taomarket.inference.request.Fields;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How quick a customer would like its miner to have been of late. Miners that were not, or that nobody has timed, are
 * tried after the others.
 *
 * @param minThroughput tokens per second, by percentile
 * @param maxLatency seconds until the first token, by percentile
 */
record PaceWishes(Map<String, Double> minThroughput, Map<String, Double> maxLatency) {

    static final PaceWishes NONE = new PaceWishes(Map.of(), Map.of());

    private static final Duration OF_LATE = Duration.ofMinutes(30);
    private static final Set<String> PERCENTILES = Set.of("p50", "p75", "p90", "p99");
    private static final double MOST = 1e6;

    static PaceWishes read(Fields provider) {
        return new PaceWishes(
                percentiles(provider, "preferred_min_throughput"), percentiles(provider, "preferred_max_latency"));
    }

    /** A number is meant for the median. */
    private static Map<String, Double> percentiles(Fields provider, String name) {
        var value = provider.get(name);
        if (value.isEmpty() || !value.get().isObject())
            return provider.number(name, 0, MOST)
                    .map(number -> Map.of("p50", number.doubleValue()))
                    .orElse(Map.of());
        var wished = provider.object(name).orElseThrow();
        wished.onlyKnown(PERCENTILES);
        var limits = new LinkedHashMap<String, Double>();
        for (var percentile : PERCENTILES)
            wished.number(percentile, 0, MOST).ifPresent(limit -> limits.put(percentile, limit.doubleValue()));
        return limits;
    }

    boolean areNone() {
        return minThroughput.isEmpty() && maxLatency.isEmpty();
    }

    boolean areMetBy(Stats stats) {
        return areMet(minThroughput, stats.throughput(OF_LATE), 1) && areMet(maxLatency, stats.latency(OF_LATE), -1000);
    }

    /**
     * @param sense of the limit in the measure's unit: what is positive is a least, what is negative is a most
     */
    private static boolean areMet(Map<String, Double> limits, @Nullable Percentiles measured, double sense) {
        if (limits.isEmpty()) return true;
        if (measured == null) return false;
        return limits.entrySet().stream()
                .allMatch(limit -> Math.signum(sense) * at(measured, limit.getKey()) >= sense * limit.getValue());
    }

    private static double at(Percentiles measured, String percentile) {
        return switch (percentile) {
            case "p50" -> measured.p50();
            case "p75" -> measured.p75();
            case "p90" -> measured.p90();
            default -> measured.p99();
        };
    }
}
