package io.taomarket.inference.completion;

import java.util.Map;

/**
 * A model's wish that a function be called.
 *
 * @param arguments a JSON object as text
 */
public record ToolCall(String id, String name, String arguments) {

    Map<String, Object> forMiner() {
        return Map.of("id", id, "type", "function", "function", Map.of("name", name, "arguments", arguments));
    }
}
