package io.taomarket.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** Reads a stream from a bare socket, to see when each piece comes, or to leave in the middle. */
record Trickle(String url) {

    private static final int PATIENCE_MS = 30_000;

    /** Milliseconds between the events. */
    List<Long> gapsMs(String key, String body) throws IOException {
        try (var socket = open(key, body);
                var lines = lines(socket)) {
            var gaps = new ArrayList<Long>();
            var lastNanos = System.nanoTime();
            for (var line = lines.readLine(); line != null && !line.equals("data: [DONE]"); line = lines.readLine()) {
                if (!line.startsWith("data: ")) continue;
                gaps.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastNanos));
                lastNanos = System.nanoTime();
            }
            return gaps;
        }
    }

    /** Closes the connection once so many events with words have come; returns the request's id. */
    String leaveAfter(int events, String key, String body) throws IOException {
        try (var socket = open(key, body);
                var lines = lines(socket)) {
            var id = "";
            var seen = 0;
            for (var line = lines.readLine(); line != null && seen < events; line = lines.readLine()) {
                if (line.toLowerCase(java.util.Locale.ROOT).startsWith("x-request-id:"))
                    id = line.substring(13).strip();
                if (line.startsWith("data: ") && !line.contains("\"content\":\"\"")) seen++;
            }
            return id;
        }
    }

    /** Reads until the other side ends it, and says each time how many events with words have come. */
    void readToTheEnd(String key, String idempotencyKey, String body, IntConsumer words) throws IOException {
        var more = idempotencyKey.isEmpty() ? "" : "Idempotency-Key: " + idempotencyKey + "\r\n";
        try (var socket = open(key, more, body);
                var lines = lines(socket)) {
            var seen = 0;
            for (var line = lines.readLine(); line != null; line = lines.readLine())
                if (line.startsWith("data: ") && !line.contains("\"content\":\"\"")) words.accept(++seen);
        }
    }

    /** Closes the connection while nothing has come yet. */
    void leaveAtOnce(String key, String body) throws IOException {
        try (var socket = open(key, body)) {
            socket.setSoTimeout(500);
            socket.getInputStream().read();
        } catch (java.net.SocketTimeoutException e) {
            // That nothing has come is what was waited for.
        }
    }

    private Socket open(String key, String body) throws IOException {
        return open(key, "", body);
    }

    private Socket open(String key, String more, String body) throws IOException {
        var address = URI.create(url);
        var socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(PATIENCE_MS);
        var bytes = body.getBytes(UTF_8);
        socket.getOutputStream()
                .write(("POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + key + "\r\n" + more
                                + "Content-Type: application/json\r\nContent-Length: " + bytes.length + "\r\n\r\n")
                        .getBytes(UTF_8));
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return socket;
    }

    private static BufferedReader lines(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    }
}
