package io.taomarket.inference.miner;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What a miner's latest attempts on this replica say of it. */
public final class Stats {

    private final List<Sample> samples;
    private final Instant now;

    public Stats(List<Sample> samples, Instant now) {
        this.samples = samples;
        this.now = now;
    }

    /** The share of attempts that were served, in percent; null where there was none. */
    @Nullable
    public Double uptime(Duration window) {
        var attempts = within(window);
        if (attempts.isEmpty()) return null;
        return 100.0 * attempts.stream().filter(Sample::delivered).count() / attempts.size();
    }

    /** Milliseconds until the first token. */
    @Nullable
    public Percentiles latency(Duration window) {
        return percentiles(window, Sample::firstTokenMs);
    }

    /** Tokens per second. */
    @Nullable
    public Percentiles throughput(Duration window) {
        return percentiles(window, Sample::tokensPerSecond);
    }

    private @Nullable Percentiles percentiles(Duration window, ToDoubleFunction<Sample> value) {
        var sorted = within(window).stream()
                .filter(Sample::delivered)
                .mapToDouble(value)
                .sorted()
                .toArray();
        return sorted.length == 0 ? null : Percentiles.of(sorted);
    }

    private List<Sample> within(Duration window) {
        return samples.stream()
                .filter(sample -> sample.at().isAfter(now.minus(window)))
                .toList();
    }

    public record Percentiles(double p50, double p75, double p90, double p99) {

        static Percentiles of(double[] sorted) {
            return new Percentiles(at(sorted, 50), at(sorted, 75), at(sorted, 90), at(sorted, 99));
        }

        private static double at(double[] sorted, int percent) {
            return sorted[(int) Math.ceil(sorted.length * percent / 100.0) - 1];
        }
    }
}
