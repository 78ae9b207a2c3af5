package io.taomarket.inference.miner;

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
        usualLatencyMs = Double.isNaN(usualLatencyMs) ? seenMs : usualLatencyMs + NEWEST * (seenMs - usualLatencyMs);
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
