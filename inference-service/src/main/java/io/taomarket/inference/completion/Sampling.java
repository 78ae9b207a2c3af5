package io.taomarket.inference.completion;

import io.taomarket.inference.request.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The parameters that steer how tokens are chosen: OpenAI's within its bounds, and the usual extras as they come. */
final class Sampling {

    private static final int MOST_STOPS = 4;
    private static final List<String> EXTRAS = List.of("top_k", "min_p", "top_a", "repetition_penalty");

    private Sampling() {}

    static Map<String, Object> read(Fields fields) {
        var sampling = new LinkedHashMap<String, Object>();
        fields.number("temperature", 0, 2).ifPresent(value -> sampling.put("temperature", value));
        fields.number("top_p", 0, 1).ifPresent(value -> sampling.put("top_p", value));
        fields.number("frequency_penalty", -2, 2).ifPresent(value -> sampling.put("frequency_penalty", value));
        fields.number("presence_penalty", -2, 2).ifPresent(value -> sampling.put("presence_penalty", value));
        fields.get("seed").ifPresent(seed -> sampling.put("seed", seed(fields, seed)));
        fields.get("stop").ifPresent(stop -> sampling.put("stop", stops(fields, stop)));
        for (var name : EXTRAS)
            fields.get(name).filter(JsonNode::isNumber).ifPresent(value -> sampling.put(name, value.numberValue()));
        return sampling;
    }

    private static long seed(Fields fields, JsonNode seed) {
        if (!seed.isIntegralNumber() || !seed.canConvertToLong()) throw fields.wrong("seed", "must be an integer");
        return seed.longValue();
    }

    private static List<String> stops(Fields fields, JsonNode stop) {
        if (stop.isString()) return fields.text("stop").stream().toList();
        return fields.texts("stop", MOST_STOPS);
    }
}
