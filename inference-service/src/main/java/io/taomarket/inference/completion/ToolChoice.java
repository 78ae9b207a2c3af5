package io.taomarket.inference.completion;

import java.util.Map;

/** Whether the model calls a tool, and which. */
public sealed interface ToolChoice {

    record None() implements ToolChoice {}

    record Auto() implements ToolChoice {}

    /** At least one call, of whichever tool. */
    record Required() implements ToolChoice {}

    record Named(String name) implements ToolChoice {}

    default Object forMiner() {
        return switch (this) {
            case None _ -> "none";
            case Auto _ -> "auto";
            case Required _ -> "required";
            case Named named -> Map.of("type", "function", "function", Map.of("name", named.name()));
        };
    }
}
