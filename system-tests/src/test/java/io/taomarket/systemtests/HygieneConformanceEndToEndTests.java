package io.taomarket.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Bare HTTP and JSON: part C of the checklist, and connections that are kept. */
class HygieneConformanceEndToEndTests extends Conformance {

    @TestFactory
    List<DynamicTest> hygiene() {
        fact("C1 malformed JSON is an error like any other", () -> {
            var answer = gateway.post(CHAT, bearer(customer.key()), "{\"model\": ");
            refused(answer, 400, null, null);
            assertThat(answer.text()).doesNotContain("<html", "Exception", "\tat ");
        });
        fact(
                "C2 an empty body is refused",
                () -> refused(gateway.post(CHAT, bearer(customer.key()), ""), 400, null, null));
        fact(
                "C3 a body that is no object is refused",
                () -> refused(gateway.post(CHAT, bearer(customer.key()), "[]"), 400, null, null));
        fact("C4 another media type is refused", () -> {
            var answer = raw("POST " + CHAT, "Content-Type: text/plain", body(ECHO, "x", ""));
            assertThat(answer).matches(text -> text.startsWith("HTTP/1.1 400") || text.startsWith("HTTP/1.1 415"));
            assertThat(answer).contains("\"error\"", "\"code\"");
        });
        fact("C5 another method is 405", () -> {
            var answer = gateway.get(CHAT, customer.key());
            assertThat(answer.status()).isIn(404, 405);
            if (answer.status() == 405) assertThat(answer.header("allow")).contains("POST");
            refused(answer, answer.status(), null, null);
        });
        fact(
                "C6 a path that is nothing is 404",
                () -> refused(gateway.get("/v1/nothing", customer.key()), 404, null, null));
        fact(
                "C7 a body beyond the limit is 413",
                () -> refused(ask(customer.key(), ECHO, "x".repeat(12 * 1024 * 1024), ""), 413, null, null));
        fact("C8 a bomb of gzip is refused before it bursts", () -> {
            var answer = bomb();
            assertThat(answer)
                    .matches(text -> text.startsWith("HTTP/1.1 413")
                            || text.startsWith("HTTP/1.1 415")
                            || text.startsWith("HTTP/1.1 400"));
        });
        fact(
                "C11 JSON a thousand levels deep is refused",
                () -> refused(
                        gateway.post(
                                CHAT,
                                bearer(customer.key()),
                                "{\"model\": \"sim/echo-small\", \"messages\": " + "[".repeat(1_000) + "]".repeat(1_000)
                                        + "}"),
                        400,
                        null,
                        null));
        fact("C12 a charset in the media type is taken", () -> assertThat(
                        raw("POST " + CHAT, "Content-Type: application/json; charset=utf-8", body(ECHO, "x", "")))
                .startsWith("HTTP/1.1 200"));
        fact("C13 strangers' pages get no wildcard with credentials", () -> {
            var answer =
                    raw("OPTIONS " + CHAT, "Origin: https://evil.example\r\nAccess-Control-Request-Method: POST", "");
            assertThat(answer.toLowerCase(java.util.Locale.ROOT))
                    .doesNotContain("access-control-allow-origin: *", "access-control-allow-credentials: true");
        });
        fact("B31 a hundred calls on one connection", this::manyOnOneConnection);
        return facts();
    }

    private void manyOnOneConnection() throws IOException {
        var address = URI.create(marketplace.url());
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(10_000);
            var in = socket.getInputStream();
            for (var i = 0; i < 100; i++) {
                socket.getOutputStream()
                        .write(request(
                                "POST " + CHAT, "Content-Type: application/json", body(ECHO, "call " + i, ""), false));
                var head = new ByteArrayOutputStream();
                while (!head.toString(UTF_8).endsWith("\r\n\r\n")) head.write(in.read());
                var headers = new HashMap<String, String>();
                head.toString(UTF_8)
                        .lines()
                        .skip(1)
                        .filter(line -> line.contains(":"))
                        .forEach(line -> headers.put(
                                line.substring(0, line.indexOf(':')).toLowerCase(java.util.Locale.ROOT),
                                line.substring(line.indexOf(':') + 1).strip()));
                assertThat(head.toString(UTF_8)).startsWith("HTTP/1.1 200");
                var text = new String(in.readNBytes(Integer.parseInt(headers.get("content-length"))), UTF_8);
                assertThat(text).contains("\"call " + i + "\"");
            }
        }
    }

    private String bomb() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 200; i++) gzip.write(zeros);
        }
        var address = URI.create(marketplace.url());
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(10_000);
            var out = socket.getOutputStream();
            out.write(("POST " + CHAT + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                            + customer.key()
                            + "\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: "
                            + bytes.size() + "\r\n\r\n")
                    .getBytes(UTF_8));
            out.write(bytes.toByteArray());
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private String raw(String line, String headers, String body) throws IOException {
        var address = URI.create(marketplace.url());
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request(line, headers, body, true));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private byte[] request(String line, String headers, String body, boolean isLast) {
        return (line + " HTTP/1.1\r\nHost: x\r\n" + (isLast ? "Connection: close\r\n" : "") + "Authorization: Bearer "
                        + customer.key() + "\r\n" + headers + "\r\nContent-Length: " + body.getBytes(UTF_8).length
                        + "\r\n\r\n" + body)
                .getBytes(UTF_8);
    }
}
