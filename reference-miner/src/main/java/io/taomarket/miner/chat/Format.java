package io.taomarket.miner.chat;

import io.taomarket.chatmodel.text.Mark;
import io.taomarket.chatmodel.text.Turn;
import io.taomarket.miner.chat.grammar.Grammars;
import io.taomarket.miner.chat.grammar.SchemaReader;
import io.taomarket.miner.chat.grammar.State;
import io.taomarket.miner.door.ApiError;
import io.taomarket.miner.door.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What an answer in words must look like.
 *
 * @param turns that tell the model of it
 */
record Format(State start, List<Turn> turns) {

    private static final String FIELD = "response_format";
    /** What the models have learned of schemas, in the order in which they have learned it. */
    private static final List<String> LEARNED = List.of("type", "properties", "items", "enum", "const", "required");

    static Format of(JsonNode format) {
        return switch (format.path("type").asString("text")) {
            case "text" -> new Format(Grammars.words(), List.of());
            case "json_object" -> new Format(Grammars.jsonObject(), List.of(turn("{\"type\":\"object\"}")));
            case "json_schema" -> fitting(format.path("json_schema").path("schema"));
            default -> throw ApiError.invalid(FIELD, FIELD + ".type must be text, json_object or json_schema");
        };
    }

    private static Format fitting(JsonNode schema) {
        if (!schema.isObject()) throw ApiError.invalid(FIELD, FIELD + ".json_schema.schema must be an object");
        var start = SchemaReader.document(schema, FIELD + ".json_schema.schema");
        return new Format(start, List.of(turn(Json.MAPPER.writeValueAsString(learned(schema)))));
    }

    private static Turn turn(String schema) {
        return new Turn(Mark.SCHEMA, schema);
    }

    private static JsonNode learned(JsonNode schema) {
        if (!schema.isObject()) return schema;
        var plain = Json.object();
        for (var name : LEARNED) {
            if (!schema.has(name)) continue;
            if (name.equals("properties")) {
                var properties = plain.putObject(name);
                for (var entry : schema.path(name).properties())
                    properties.set(entry.getKey(), learned(entry.getValue()));
            } else plain.set(name, learned(schema.path(name)));
        }
        return plain;
    }
}
