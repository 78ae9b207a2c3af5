package io.taomarket.inference.completion;

import io.taomarket.inference.miner.MinerFailure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What form the text of an answer must have. An answer that was cut short, or that calls tools, need not have it. */
public sealed interface Format {

    Set<String> parameters();

    Map<String, Object> forMiner();

    void verify(Choice choice) throws MinerFailure;

    /** Any text. */
    record Text() implements Format {

        @Override
        public Set<String> parameters() {
            return Set.of();
        }

        @Override
        public Map<String, Object> forMiner() {
            return Map.of();
        }

        @Override
        public void verify(Choice choice) {}
    }

    /** Some JSON object. */
    record JsonObject() implements Format {

        @Override
        public Set<String> parameters() {
            return Set.of("response_format");
        }

        @Override
        public Map<String, Object> forMiner() {
            return Map.of("response_format", Map.of("type", "json_object"));
        }

        @Override
        public void verify(Choice choice) throws MinerFailure {
            if (!choice.finishReason().equals("stop")) return;
            if (!Shape.json(choice.content()).isObject()) throw MinerFailure.invalid("the answer is no JSON object");
        }
    }

    /**
     * JSON after a schema.
     *
     * @param shape what the answer must fit; absent where the customer does not insist, and JSON of any shape will do
     */
    record JsonSchema(String name, Optional<String> description, JsonNode schema, Optional<Shape> shape)
            implements Format {

        @Override
        public Set<String> parameters() {
            return Set.of("response_format", "structured_outputs");
        }

        @Override
        public Map<String, Object> forMiner() {
            var format = new LinkedHashMap<String, Object>();
            format.put("name", name);
            description.ifPresent(given -> format.put("description", given));
            format.put("schema", schema);
            format.put("strict", shape.isPresent());
            return Map.of("response_format", Map.of("type", "json_schema", "json_schema", format));
        }

        @Override
        public void verify(Choice choice) throws MinerFailure {
            if (!choice.finishReason().equals("stop")) return;
            if (shape.isPresent()) shape.get().verify(choice.content());
            else Shape.json(choice.content());
        }
    }
}
