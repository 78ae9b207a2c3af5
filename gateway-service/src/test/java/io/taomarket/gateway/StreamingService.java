package io.taomarket.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** A service of which a test decides byte by byte what it sends and when; it also keeps what it was sent. */
class StreamingService {

    /** What the service does once it has read a request. */
    interface Behaviour {
        void answer(Request request, OutputStream out) throws Exception;
    }

    /** A request as it came over the wire. */
    record Request(String line, List<String> headers, String body) {

        String header(String name) {
            var prefix = name.toLowerCase() + ":";
            return headers.stream()
                    .filter(header -> header.toLowerCase().startsWith(prefix))
                    .map(header -> header.substring(prefix.length()).strip())
                    .findFirst()
                    .orElse(null);
        }
    }

    /** Two hundred callers come at once; who does not fit waits a second or more until it knocks again. */
    private static final int BACKLOG = 1024;

    private final ServerSocket server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Exception> failures = new LinkedBlockingQueue<>();
    private final List<String> left = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = StreamingService::ok;

    StreamingService() {
        try {
            server = new ServerSocket(0, BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    String baseUrl() {
        return "http://localhost:" + server.getLocalPort();
    }

    void reset() {
        requests.clear();
        failures.clear();
        left.clear();
        behaviour = StreamingService::ok;
    }

    void behave(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    List<Request> requests() {
        return requests;
    }

    Request only() {
        if (requests.size() != 1) throw new AssertionError("expected one request, got " + requests);
        return requests.getFirst();
    }

    /** What went wrong while answering, such as a connection that the gateway has closed. */
    BlockingQueue<Exception> failures() {
        return failures;
    }

    /** The last bodies that came over connections which have been closed. */
    List<String> left() {
        return left;
    }

    static void ok(Request request, OutputStream out) throws IOException {
        json(out, "200 OK", "application/json", "{\"reached\":true}");
    }

    static void json(OutputStream out, String status, String type, String body) throws IOException {
        send(
                out,
                "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length() + "\r\n\r\n"
                        + body);
    }

    static void streamHead(OutputStream out) throws IOException {
        send(out, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
    }

    static void chunk(OutputStream out, String text) throws IOException {
        send(out, Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
    }

    static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        var last = "";
        try (socket) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var request = read(line, in);
                last = request.body();
                requests.add(request);
                behaviour.answer(request, socket.getOutputStream());
            }
        } catch (Exception e) {
            failures.add(e);
        } finally {
            left.add(last);
        }
    }

    private static Request read(String line, BufferedReader in) throws IOException {
        var headers = new ArrayList<String>();
        for (var header = in.readLine(); !header.isEmpty(); header = in.readLine()) headers.add(header);
        var head = new Request(line, headers, "");
        var length = head.header("content-length") == null ? 0 : Integer.parseInt(head.header("content-length"));
        var body = new char[length];
        for (var read = 0; read < length; ) read += in.read(body, read, length - read);
        return new Request(line, List.copyOf(headers), new String(body));
    }
}
