package io.taomarket.inference.messages;

import io.taomarket.inference.completion.ChatRequest;
import io.taomarket.inference.completion.Format;
import io.taomarket.inference.completion.Sampling;
import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.request.Fields;
import io.taomarket.inference.route.Wishes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;

/** Reads Anthropic's request. What would change the answer and is not served is refused; other extras are ignored. */
final class MessagesReader {

    private static final int MOST_STOPS = 4;
    private static final int LONGEST_STOP = 256;
    private static final List<String> UNSERVED = List.of("container", "mcp_servers", "context_management");

    private MessagesReader() {}

    static ChatRequest read(Fields fields, int maxMessages) {
        fields.required("max_tokens");
        return read(fields, maxMessages, fields.integer("max_tokens", 1, Integer.MAX_VALUE));
    }

    /** The same request where only its prompt matters. */
    static ChatRequest prompt(Fields fields, int maxMessages) {
        return read(fields, maxMessages, OptionalInt.empty());
    }

    private static ChatRequest read(Fields fields, int maxMessages, OptionalInt maxTokens) {
        var model = Wishes.model(fields);
        refuseUnserved(fields);
        return new ChatRequest(
                model,
                new TurnReader(model).read(fields, maxMessages),
                ToolsReader.read(fields),
                new Format.Text(),
                1,
                maxTokens,
                sampling(fields),
                OptionalInt.empty(),
                fields.flag("stream"),
                Wishes.read(fields));
    }

    private static void refuseUnserved(Fields fields) {
        for (var name : UNSERVED) if (fields.get(name).isPresent()) throw refused(name);
        fields.object("thinking")
                .filter(thinking -> !thinking.requiredText("type").equals("disabled"))
                .ifPresent(_ -> {
                    throw ApiFault.invalid(
                            "thinking",
                            "unsupported_parameter",
                            "thinking is not supported: its type must be disabled.");
                });
        fields.object("output_config").flatMap(output -> output.get("format")).ifPresent(_ -> {
            throw refused("output_config.format");
        });
    }

    private static Sampling sampling(Fields fields) {
        var values = new LinkedHashMap<String, Object>();
        fields.number("temperature", 0, 1).ifPresent(value -> values.put("temperature", value));
        fields.number("top_p", 0, 1).ifPresent(value -> values.put("top_p", value));
        fields.integer("top_k", 0, Integer.MAX_VALUE).ifPresent(value -> values.put("top_k", value));
        var stops = fields.texts("stop_sequences", MOST_STOPS);
        for (var stop : stops)
            if (stop.isEmpty() || stop.length() > LONGEST_STOP)
                throw fields.wrong("stop_sequences", "must have 1 to " + LONGEST_STOP + " characters each");
        return new Sampling(values, stops);
    }

    static ApiFault refused(String param) {
        return ApiFault.invalid(param, "unsupported_parameter", param + " is not supported.");
    }
}
