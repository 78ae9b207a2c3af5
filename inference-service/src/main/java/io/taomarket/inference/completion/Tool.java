package io.taomarket.inference.completion;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A function that the model may call.
 *
 * @param parameters a JSON Schema of its arguments
 * @param strict whether the arguments of a call must fit the schema
 */
public record Tool(String name, Optional<String> description, Optional<JsonNode> parameters, boolean strict) {

    Map<String, Object> forMiner() {
        var function = new LinkedHashMap<String, Object>();
        function.put("name", name);
        description.ifPresent(given -> function.put("description", given));
        parameters.ifPresent(given -> function.put("parameters", given));
        if (strict) function.put("strict", true);
        return Map.of("type", "function", "function", function);
    }
}
