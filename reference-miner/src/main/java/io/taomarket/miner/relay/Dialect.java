package io.taomarket.miner.relay;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Evens out in what the servers differ from OpenAI and from each other. */
final class Dialect {

    /** TGI's words for an end that OpenAI calls a stop. */
    private static final Set<String> STOPS = Set.of("eos_token", "stop_sequence");

    private Dialect() {}

    /** A request as all of them take it: TGI refuses a {@code stop} that is no list and a {@code top_p} of 1. */
    static ObjectNode request(ObjectNode asked, String upstreamModel) {
        var request = asked.deepCopy().put("model", upstreamModel);
        var stop = request.path("stop");
        if (stop.isString()) request.putArray("stop").add(stop);
        if (request.path("top_p").isNumber() && request.path("top_p").doubleValue() == 1) request.remove("top_p");
        return request;
    }

    /** An answer, or a piece of one, under the name that was asked for; returns whether that changed it. */
    static boolean answer(ObjectNode document, String askedModel) {
        var isChanged = document.has("model") && !document.path("model").equals(document.stringNode(askedModel));
        if (isChanged) document.put("model", askedModel);
        for (var choice : document.path("choices")) isChanged |= end(choice);
        return isChanged;
    }

    private static boolean end(JsonNode choice) {
        if (!(choice instanceof ObjectNode object)) return false;
        if (!STOPS.contains(object.path("finish_reason").stringValue(""))) return false;
        object.put("finish_reason", "stop");
        return true;
    }
}
