package io.taomarket.miner.sim;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.miner.door.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/** Writes server-sent events, each at once, in the style that the directive asks for. */
final class EventWriter {

    private final OutputStream out;
    private final Directive directive;
    private final Pace pace;

    EventWriter(OutputStream out, Directive directive, Pace pace) {
        this.out = out;
        this.directive = directive;
        this.pace = pace;
    }

    void send(ObjectNode event) throws IOException {
        if (directive.has(Fault.ERROR_NULL)) event.putNull("error");
        if (directive.has(Fault.CRLF)) raw(windowsStyle(event));
        else raw("data: " + Json.MAPPER.writeValueAsString(event) + "\n\n");
    }

    void done() throws IOException {
        raw(directive.has(Fault.CRLF) ? "data: [DONE]\r\n\r\n" : "data: [DONE]\n\n");
    }

    void raw(String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
    }

    /** Waits, and says so now and then where that is asked for. */
    void pause(Duration time) throws IOException {
        var left = time;
        if (directive.comments().isPositive()) {
            while (left.compareTo(directive.comments()) > 0) {
                pace.pause(directive.comments());
                raw(": still here\n\n");
                left = left.minus(directive.comments());
            }
        }
        pace.pause(left);
    }

    /** A comment, fields that nobody asked for, and the JSON over several lines, as the standard allows. */
    private static String windowsStyle(ObjectNode event) {
        var lines = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(event);
        var text = new StringBuilder(": a comment\r\nevent: message\r\nid: 1\r\n");
        lines.lines().forEach(line -> text.append("data: ").append(line).append("\r\n"));
        return text.append("\r\n").toString();
    }
}
