package io.taomarket.benchmarks.inference;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Streams that have said their first word and are then silent for long: what open ones cost. */
final class IdleStreams implements AutoCloseable {

    private static final int COUNT = 2_000;
    private static final int AT_A_TIME = 32;
    private static final double MEGABYTE = 1 << 20;
    private static final Duration SILENCE =
            Duration.ofSeconds(10); // between two words, below the patience with a miner
    private static final Duration SETTLING = Duration.ofSeconds(3);
    private static final String WORDS = "a word every ten seconds is what a very slow model says all day long";

    private final List<Line> lines;

    private IdleStreams(List<Line> lines) {
        this.lines = lines;
    }

    /** Afterwards the streams are left; what they have cost by then is charged, and not looked at. */
    static void weigh(Chain chain, Book book) {
        System.out.printf("opening %,d streams ...%n", COUNT);
        var before = sum(chain.streamingBytes());
        try (var _ = open(chain.target(), COUNT)) {
            var open = chain.streamingBytes();
            open.forEach((name, bytes) -> book.note("idle_" + name + "_mb", bytes / MEGABYTE));
            book.note("idle_mb", sum(open) / MEGABYTE);
            book.note("idle_added_mb", (sum(open) - before) / MEGABYTE);
        }
    }

    private static long sum(Map<String, Long> bytes) {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Opens so many and waits until each has said something. */
    private static IdleStreams open(Target target, int count) {
        var body = Prompts.stream(Duration.ZERO, SILENCE, WORDS);
        var opening = new ArrayList<Future<Line>>();
        var lines = new ArrayList<Line>();
        try (var threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            for (var caller = 0; caller < count; caller++) {
                var request = target.request(caller, body);
                opening.add(threads.submit(() -> open(target, request)));
            }
            for (var one : opening) lines.add(Crowd.get(one));
        }
        LockSupport.parkNanos(SETTLING.toNanos());
        return new IdleStreams(lines);
    }

    private static Line open(Target target, byte[] request) throws IOException {
        var line = new Line(target);
        line.stream(request, (text, _) -> !Prompts.isWord(text));
        return line;
    }

    @Override
    public void close() {
        for (var line : lines) {
            try {
                line.close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
