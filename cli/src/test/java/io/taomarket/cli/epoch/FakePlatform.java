package io.taomarket.cli.epoch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;

/** Answers as a platform does, or as somebody who wants to do harm. */
final class FakePlatform implements AutoCloseable {

    /** The status of an answer that never comes. */
    static final int SILENT = 0;

    private final HttpServer server;
    private final Map<String, Answer> answers = new HashMap<>();

    FakePlatform() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var answer = answers.getOrDefault(
                    exchange.getRequestURI().toString(), new Answer(404, "{\"detail\":\"There is no such thing.\"}"));
            if (answer.status == SILENT) return;
            var body = answer.body.getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status, body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void answer(String path, int status, String body) {
        answers.put(path, new Answer(status, body));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private record Answer(int status, String body) {}
}
