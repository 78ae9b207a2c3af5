package io.taomarket.inference.chat;

import io.taomarket.inference.completion.Sampling;
import io.taomarket.inference.request.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads the parameters that steer how tokens are chosen: OpenAI's within its bounds, and the usual extras as they come. */
public final class SamplingReader {

    private static final int MOST_STOPS = 4;
    private static final int LONGEST_STOP = 256;
    private static final int MOST_BIASES = 1_024;
    private static final int STRONGEST_BIAS = 100;
    private static final Pattern TOKEN_ID = Pattern.compile("[0-9]{1,9}");
    private static final List<String> EXTRAS = List.of("top_k", "min_p", "top_a", "repetition_penalty");

    private SamplingReader() {}

    public static Sampling read(Fields fields) {
        var values = new LinkedHashMap<String, Object>();
        fields.number("temperature", 0, 2).ifPresent(value -> values.put("temperature", value));
        fields.number("top_p", 0, 1).ifPresent(value -> values.put("top_p", value));
        fields.number("frequency_penalty", -2, 2).ifPresent(value -> values.put("frequency_penalty", value));
        fields.number("presence_penalty", -2, 2).ifPresent(value -> values.put("presence_penalty", value));
        fields.get("seed").ifPresent(seed -> values.put("seed", seed(fields, seed)));
        fields.get("reasoning_effort")
                .ifPresent(_ -> values.put("reasoning_effort", fields.requiredText("reasoning_effort")));
        biases(fields, values);
        for (var name : EXTRAS)
            fields.get(name).filter(JsonNode::isNumber).ifPresent(value -> values.put(name, value.numberValue()));
        return new Sampling(values, stops(fields));
    }

    private static long seed(Fields fields, JsonNode seed) {
        if (!seed.isIntegralNumber() || !seed.canConvertToLong()) throw fields.wrong("seed", "must be an integer");
        return seed.longValue();
    }

    private static void biases(Fields fields, Map<String, Object> values) {
        fields.object("logit_bias").ifPresent(biases -> {
            if (biases.size() > MOST_BIASES)
                throw fields.wrong("logit_bias", "must not have more than " + MOST_BIASES + " tokens");
            var read = new LinkedHashMap<String, Object>();
            for (var token : biases.names()) {
                if (!TOKEN_ID.matcher(token).matches())
                    throw fields.wrong("logit_bias", "must have ids of tokens as its keys");
                biases.number(token, -STRONGEST_BIAS, STRONGEST_BIAS).ifPresent(bias -> read.put(token, bias));
            }
            if (!read.isEmpty()) values.put("logit_bias", read);
        });
    }

    private static List<String> stops(Fields fields) {
        var stop = fields.get("stop");
        if (stop.isEmpty()) return List.of();
        var stops = stop.get().isString() ? fields.text("stop").stream().toList() : fields.texts("stop", MOST_STOPS);
        for (var text : stops) {
            if (text.isEmpty() || text.length() > LONGEST_STOP)
                throw fields.wrong("stop", "must have 1 to " + LONGEST_STOP + " characters each");
        }
        return stops;
    }
}
