package io.taomarket.inference.completion;

import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.miner.MinerFailure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A function that the model may call.
 *
 * @param parameters a JSON Schema of its arguments
 * @param shape what the arguments of a call must fit; absent where the customer does not insist
 */
public record Tool(String name, Optional<String> description, Optional<JsonNode> parameters, Optional<Shape> shape) {

    /** A function takes named arguments, which are an object; refuses a schema of anything else under the name of its field. */
    public static void requireObject(JsonNode parameters, String field) {
        var type = parameters.path("type");
        if (type.isMissingNode() || type.stringValue("").equals("object")) return;
        throw ApiFault.invalid(field, "invalid_function_parameters", field + " must be a schema of type \"object\".");
    }

    Map<String, Object> forMiner() {
        var function = new LinkedHashMap<String, Object>();
        function.put("name", name);
        description.ifPresent(given -> function.put("description", given));
        parameters.ifPresent(given -> function.put("parameters", given));
        if (shape.isPresent()) function.put("strict", true);
        return Map.of("type", "function", "function", function);
    }

    void verify(String arguments) throws MinerFailure {
        if (!Shape.json(arguments).isObject()) throw MinerFailure.invalid("the arguments of a call are no JSON object");
        if (shape.isPresent()) shape.get().verify(arguments);
    }
}
