package io.taomarket.benchmarks.inference;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/**
 * Somebody who takes chat requests.
 *
 * @param heads what is sent before the length and the body; callers take them in turn
 */
record Target(String name, int port, List<String> heads) {

    /** One that wants to know nothing but the request; other headers come as {@code Name: value}. */
    static Target plain(String name, int port, String... headers) {
        return new Target(name, port, List.of(head(List.of(headers))));
    }

    /** One that wants a key, of several customers. */
    static Target withKeys(String name, int port, List<String> keys) {
        return new Target(
                name,
                port,
                keys.stream()
                        .map(key -> head(List.of("Authorization: Bearer " + key)))
                        .toList());
    }

    /** The whole request as it goes over the line. */
    byte[] request(int caller, String body) {
        var bytes = body.getBytes(UTF_8);
        var head = heads.get(caller % heads.size());
        return (head + "Content-Length: " + bytes.length + "\r\n\r\n" + body).getBytes(UTF_8);
    }

    private static String head(List<String> headers) {
        var lines = new ArrayList<>(List.of("POST /v1/chat/completions HTTP/1.1", "Host: 127.0.0.1"));
        lines.addAll(headers);
        lines.add("Content-Type: application/json");
        return String.join("\r\n", lines) + "\r\n";
    }
}
