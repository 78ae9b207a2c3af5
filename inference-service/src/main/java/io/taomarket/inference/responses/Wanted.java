package io.taomarket.inference.responses;

import io.taomarket.inference.request.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a response repeats of its request, as the customer has said it or as it is by default. */
record Wanted(Map<String, JsonNode> values) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> OPTIONAL = List.of("instructions", "max_output_tokens", "user", "top_logprobs");

    static Wanted of(Fields fields) {
        var values = new LinkedHashMap<String, JsonNode>();
        for (var name : OPTIONAL) values.put(name, fields.get(name).orElse(JSON.nullNode()));
        values.put("metadata", fields.get("metadata").orElseGet(JSON::objectNode));
        values.put("parallel_tool_calls", fields.get("parallel_tool_calls").orElse(JSON.booleanNode(true)));
        values.put("temperature", fields.get("temperature").orElse(JSON.numberNode(1.0)));
        values.put("top_p", fields.get("top_p").orElse(JSON.numberNode(1.0)));
        values.put("tool_choice", fields.get("tool_choice").orElse(JSON.stringNode("auto")));
        values.put("tools", fields.get("tools").orElseGet(JSON::arrayNode));
        values.put("text", fields.get("text").orElseGet(Wanted::plainText));
        values.put("reasoning", fields.get("reasoning").orElseGet(Wanted::noReasoning));
        return new Wanted(values);
    }

    private static JsonNode plainText() {
        var text = JSON.objectNode();
        text.putObject("format").put("type", "text");
        return text;
    }

    private static JsonNode noReasoning() {
        return JSON.objectNode().putNull("effort").putNull("summary");
    }

    void write(JsonGenerator json) {
        values.forEach((name, value) -> {
            json.writeName(name);
            json.writeTree(value);
        });
    }
}
