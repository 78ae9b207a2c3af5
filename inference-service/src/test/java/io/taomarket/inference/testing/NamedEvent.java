package io.taomarket.inference.testing;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server-sent event with a name, as a customer reads it. */
public record NamedEvent(String name, JsonNode data) {

    private static final JsonMapper JSON = new JsonMapper();

    /** All events of a stream; whatever is neither an event nor a comment fails the test. */
    public static List<NamedEvent> all(String body) {
        var events = new ArrayList<NamedEvent>();
        for (var block : body.split("\n\n")) {
            var lines = block.split("\n");
            if (lines[0].startsWith(":")) continue;
            if (lines.length != 2 || !lines[0].startsWith("event: ") || !lines[1].startsWith("data: "))
                throw new AssertionError("not a named event: " + block);
            events.add(new NamedEvent(lines[0].substring(7), JSON.readTree(lines[1].substring(6))));
        }
        return events;
    }

    /** The text at this pointer. */
    public String at(String pointer) {
        return data.at(pointer).asString("");
    }
}
