package io.taomarket.cli.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers as a platform does, or as somebody who wants to do harm. */
public final class FakePlatform implements AutoCloseable {

    /** The status of an answer that never comes. */
    public static final int SILENT = 0;

    private static final Answer UNKNOWN = new Answer(404, "{\"detail\":\"There is no such thing.\"}");

    private final HttpServer server;
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> questions = new CopyOnWriteArrayList<>();
    private final List<String> times = new CopyOnWriteArrayList<>();

    public FakePlatform() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var path = exchange.getRequestURI().toString();
            var key = exchange.getRequestHeaders().getFirst("Authorization");
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            questions.add(exchange.getRequestMethod() + " " + path + (key == null ? "" : " " + key));
            var time = exchange.getRequestHeaders().getFirst("X-Tao-Timestamp");
            if (time != null) times.add(time);
            var answer = next(path);
            if (answer.status == SILENT) return;
            answer.headers.forEach(exchange.getResponseHeaders()::set);
            var body = answer.body.getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status, answer.isEndless ? 0 : body.length);
            var out = exchange.getResponseBody();
            out.write(body);
            out.flush();
            if (!answer.isEndless) out.close();
        });
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** From now on. */
    public void answer(String path, int status, String body) {
        answers.put(path, new ArrayDeque<>(List.of(new Answer(status, body))));
    }

    /** After what it answers already, each of which is then given once. */
    public void thenAnswer(String path, int status, String body) {
        answers.computeIfAbsent(path, _ -> new ArrayDeque<>()).add(new Answer(status, body));
    }

    /** From now on, with headers. */
    public void answer(String path, int status, String body, Map<String, String> headers) {
        answers.put(path, new ArrayDeque<>(List.of(new Answer(status, body, headers, false))));
    }

    /** From now on, and then says nothing more, without an end. */
    public void beginAnswer(String path, String body, Map<String, String> headers) {
        answers.put(path, new ArrayDeque<>(List.of(new Answer(200, body, headers, true))));
    }

    /** What was sent with each question. */
    public List<String> bodies() {
        return bodies;
    }

    /** Method, path and, if there was one, the key. */
    public List<String> questions() {
        return questions;
    }

    /** When each signed question was signed, as it says. */
    public List<String> times() {
        return times;
    }

    private Answer next(String path) {
        var left = answers.get(path);
        if (left == null) return UNKNOWN;
        return left.size() == 1 ? left.getFirst() : left.removeFirst();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private record Answer(int status, String body, Map<String, String> headers, boolean isEndless) {

        Answer(int status, String body) {
            this(status, body, Map.of(), false);
        }
    }
}
