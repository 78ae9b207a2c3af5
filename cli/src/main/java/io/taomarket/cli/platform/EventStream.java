package io.taomarket.cli.platform;

import static java.net.http.HttpResponse.BodyHandlers.limiting;
import static java.net.http.HttpResponse.BodyHandlers.ofLines;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.cli.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An answer of server-sent events, read by one thread, and stopped by any. */
public final class EventStream implements AutoCloseable {

    /** What may arrive before it is asked for; the platform waits beyond that. */
    private static final int LINES_AHEAD = 1024;

    private static final int MAX_REFUSAL_LINES = 1000;
    private static final String DATA = "data:";

    private final String place;
    private final Duration patience;
    private final HttpClient client;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>(LINES_AHEAD);
    private volatile boolean isStopped;

    EventStream(HttpRequest request, Duration connecting, Duration patience) {
        this.place = request.uri().toString();
        this.patience = patience;
        this.client = HttpClient.newBuilder().connectTimeout(connecting).build();
        Thread.ofVirtual().start(() -> read(request));
    }

    /** How the platform has begun; to be asked once, before the events. */
    public Opening open() {
        return switch (arrival()) {
            case Arrival.Head head -> new Opening.Accepted(head.headers);
            case Arrival.Refusal refusal -> new Opening.Refused(refusal.answer, refusal.headers);
            case Arrival.Broken broken -> throw new Failure(place + ": " + broken.why);
            case Arrival.Line _, Arrival.End _ -> new Opening.Stopped();
        };
    }

    /** The data of the next event; nothing when there are no more, or the stream has been stopped. */
    public Optional<String> next() {
        while (true) {
            switch (arrival()) {
                case Arrival.Line(var text)
                when text.startsWith(DATA) -> {
                    return Optional.of(text.substring(DATA.length()).strip());
                }
                case Arrival.Line _, Arrival.Head _ -> {}
                case Arrival.Broken broken -> throw new Failure(place + ": " + broken.why);
                case Arrival.End _, Arrival.Refusal _ -> {
                    return Optional.empty();
                }
            }
        }
    }

    /** Hangs up; whoever waits for the next event is told that there is none. */
    public void stop() {
        isStopped = true;
        client.shutdownNow();
        arrivals.clear();
        arrivals.offer(new Arrival.End());
    }

    public boolean isStopped() {
        return isStopped;
    }

    @Override
    public void close() {
        client.shutdownNow();
        arrivals.clear();
    }

    private Arrival arrival() {
        if (isStopped) return new Arrival.End();
        try {
            var arrival = arrivals.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (arrival != null) return arrival;
            throw new Failure(place + ": has said nothing for " + patience.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(place + ": interrupted");
        }
    }

    private void read(HttpRequest request) {
        try {
            var response = client.send(request, limiting(ofLines(), Platform.MAX_ANSWER_BYTES));
            try (var lines = response.body()) {
                if (response.statusCode() != 200) {
                    arrivals.put(refusal(response.statusCode(), response.headers(), lines));
                    return;
                }
                arrivals.put(new Arrival.Head(response.headers()));
                for (var line = lines.iterator(); line.hasNext(); ) arrivals.put(new Arrival.Line(line.next()));
                arrivals.put(new Arrival.End());
            }
        } catch (IOException | UncheckedIOException e) {
            broken(Platform.reason(e instanceof UncheckedIOException unchecked ? unchecked.getCause() : e));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Arrival refusal(int status, HttpHeaders headers, Stream<String> lines) {
        var body = lines.limit(MAX_REFUSAL_LINES).collect(Collectors.joining("\n"));
        return new Arrival.Refusal(new Answer(place, status, body.getBytes(UTF_8)), headers);
    }

    private void broken(String why) {
        try {
            arrivals.put(isStopped ? new Arrival.End() : new Arrival.Broken(why));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** How an answer begins. */
    public sealed interface Opening {

        record Accepted(HttpHeaders headers) implements Opening {}

        record Refused(Answer answer, HttpHeaders headers) implements Opening {}

        /** By us, before there was anything. */
        record Stopped() implements Opening {}
    }

    /** What the reading thread hands over, in this order. */
    private sealed interface Arrival {

        record Head(HttpHeaders headers) implements Arrival {}

        record Refusal(Answer answer, HttpHeaders headers) implements Arrival {}

        record Line(String text) implements Arrival {}

        record End() implements Arrival {}

        record Broken(String why) implements Arrival {}
    }
}
