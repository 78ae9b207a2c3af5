package io.taomarket.benchmarks.inference;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Streams whose miner speaks at a known pace: when the first word comes, and how evenly the others follow. */
record Talk(int callers, int streamsEach) {

    private static final Duration FIRST = Duration.ofMillis(20);
    private static final Duration GAP = Duration.ofMillis(20);
    private static final String WORDS = "one two three four five six seven eight nine ten eleven twelve";
    private static final int CHUNKS = WORDS.split(" ").length;

    /** What the callers have seen; the delay of a chunk is how much later than the pace it came after the first one. */
    record Seen(Latencies first, Latencies delays, int batched) {

        private Seen() {
            this(new Latencies(), new Latencies(), 0);
        }

        private Seen and(Seen more) {
            first.addAll(more.first);
            delays.addAll(more.delays);
            return new Seen(first, delays, batched + more.batched);
        }
    }

    int streams() {
        return callers * streamsEach;
    }

    Seen listen(Target target) {
        var body = Prompts.stream(FIRST, GAP, WORDS);
        var all = new Seen();
        var running = new ArrayList<Future<Seen>>();
        try (var threads = Executors.newFixedThreadPool(callers)) {
            for (var caller = 0; caller < callers; caller++) {
                var request = target.request(caller, body);
                running.add(threads.submit(() -> listen(target, request)));
            }
            for (var one : running) all = all.and(Crowd.get(one));
        }
        return all;
    }

    private Seen listen(Target target, byte[] request) throws IOException {
        var all = new Seen();
        try (var line = new Line(target)) {
            for (var stream = 0; stream < streamsEach; stream++) all = all.and(one(line, request));
        }
        return all;
    }

    private static Seen one(Line line, byte[] request) throws IOException {
        var times = new ArrayList<Long>();
        var startNanos = System.nanoTime();
        line.stream(request, (text, atNanos) -> {
            if (Prompts.isWord(text)) times.add(atNanos);
            return true;
        });
        if (times.size() != CHUNKS) throw new IOException(times.size() + " chunks instead of " + CHUNKS);
        var seen = new Seen();
        seen.first().add(times.getFirst() - startNanos);
        var batched = 0;
        for (var i = 1; i < CHUNKS; i++) {
            seen.delays().add(times.get(i) - times.getFirst() - i * GAP.toNanos());
            if (times.get(i).equals(times.get(i - 1))) batched++;
        }
        return new Seen(seen.first(), seen.delays(), batched);
    }
}
