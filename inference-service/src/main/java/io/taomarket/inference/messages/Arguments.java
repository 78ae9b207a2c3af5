package io.taomarket.inference.messages;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The arguments of a tool's use, of which a stream brings part after part. */
final class Arguments {

    private static final JsonMapper JSON = new JsonMapper();

    private Arguments() {}

    /** Whether nothing can follow, because this is a JSON object. */
    static boolean areWhole(String json) {
        if (!json.stripTrailing().endsWith("}")) return false;
        try {
            return JSON.readTree(json).isObject();
        } catch (JacksonException e) {
            return false;
        }
    }
}
