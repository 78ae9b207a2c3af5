package io.taomarket.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.Socket;

/** Sends exactly these bytes and reads until the server closes. */
final class RawHttp {

    private RawHttp() {}

    static String exchange(int port, String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    /** A request without a body, after which the server closes. */
    static String get(int port, String target, String... headers) throws IOException {
        var head = new StringBuilder("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        for (var header : headers) head.append(header).append("\r\n");
        return exchange(port, head.append("Connection: close\r\n\r\n").toString());
    }
}
