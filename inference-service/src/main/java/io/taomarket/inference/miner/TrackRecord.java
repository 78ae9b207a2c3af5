package io.taomarket.inference.miner;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** One miner's record with one model: how many requests are under way, and how the last ones went. */
final class TrackRecord {

    /** Weight of the newest call in the moving average: about the last ten calls count. */
    private static final double NEWEST = 0.2;

    private final int most;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private int underWay;
    private int claims;
    private int honestClaims;
    private double usualLatencyMs = Double.NaN;
    private double usualTokensPerSecond = Double.NaN;
    private double cacheHitShare;
    private Instant busyUntil = Instant.MIN;

    TrackRecord(int most) {
        this.most = most;
    }

    synchronized boolean enter(int maxConcurrency) {
        if (underWay >= maxConcurrency) return false;
        underWay++;
        return true;
    }

    synchronized void leave() {
        underWay--;
    }

    synchronized int underWay() {
        return underWay;
    }

    synchronized void add(Sample sample) {
        if (samples.size() == most) count(samples.removeFirst(), -1);
        samples.addLast(sample);
        count(sample, 1);
        var seenMs = sample.firstTokenMs() >= 0 ? sample.firstTokenMs() : sample.latencyMs();
        usualLatencyMs = moved(usualLatencyMs, seenMs);
        if (sample.tokensPerSecond() > 0) usualTokensPerSecond = moved(usualTokensPerSecond, sample.tokensPerSecond());
    }

    private static double moved(double average, double newest) {
        return Double.isNaN(average) ? newest : average + NEWEST * (newest - average);
    }

    synchronized Optional<Double> usualTokensPerSecond() {
        return Double.isNaN(usualTokensPerSecond) ? Optional.empty() : Optional.of(usualTokensPerSecond);
    }

    synchronized void sawPrompt(long tokens, long cachedTokens) {
        if (tokens > 0) cacheHitShare = moved(cacheHitShare, (double) cachedTokens / tokens);
    }

    synchronized double cacheHitShare() {
        return cacheHitShare;
    }

    /** Leaves the miner in peace until then, as far as others can do the work; never for a shorter time than before. */
    synchronized void coolUntil(Instant until) {
        if (until.isAfter(busyUntil)) busyUntil = until;
    }

    synchronized Instant busyUntil() {
        return busyUntil;
    }

    synchronized Optional<Double> usualLatencyMs() {
        return Double.isNaN(usualLatencyMs) ? Optional.empty() : Optional.of(usualLatencyMs);
    }

    /** The share of the miner's counts that agreed with ours of late; 1 while it has given none. */
    synchronized double honesty() {
        return (1.0 + honestClaims) / (1.0 + claims);
    }

    private void count(Sample sample, int times) {
        if (sample.agrees() == null) return;
        claims += times;
        if (sample.agrees()) honestClaims += times;
    }

    synchronized List<Sample> samples() {
        return List.copyOf(samples);
    }
}
