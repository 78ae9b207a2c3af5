package io.taomarket.miner.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taomarket.miner.door.ApiError;
import io.taomarket.miner.door.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class FittingTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type": "string"}                                                  | "words"
            {"type": "string", "maxLength": 3}                                  | "wor"
            {"type": "string", "minLength": 7}                                  | "wordsxx"
            {"type": "string", "format": "date"}                                | "2026-01-02"
            {"type": ["null", "string"]}                                        | null
            {"const": 5}                                                        | 5
            {"enum": ["a", "b"]}                                                | "a"
            {"type": "integer"}                                                 | 0
            {"type": "integer", "minimum": 3}                                   | 3
            {"type": "integer", "exclusiveMinimum": 3, "multipleOf": 5}         | 5
            {"type": "integer", "maximum": -4}                                  | -4
            {"type": "number", "exclusiveMinimum": 0, "maximum": 0.5}           | 0.25
            {"type": "array", "items": {"type": "integer"}}                     | [0]
            {"type": "array", "items": {"enum": [1, 2, 3]}, "minItems": 3}      | [1,2,3]
            {"anyOf": [{"type": "boolean"}, {"type": "null"}]}                  | true
            {"allOf": [{"type": "integer"}, {"minimum": 9}]}                    | 9
            {"$ref": "#/$defs/x", "$defs": {"x": {"type": "boolean"}}}          | true
            {"type": "object", "required": ["a"]}                               | {"a":"words"}
            {}                                                                  | {}
            """)
    void makesUpTheSimplestDocumentThatFits(String schema, String document) {
        assertThat(Json.MAPPER.writeValueAsString(new Fitting(json(schema), "words", 0).document()))
                .isEqualTo(document);
    }

    @Test
    void comesToAnEndWithASchemaThatContainsItself() {
        var tree = json("""
                {"$ref": "#/$defs/node", "$defs": {"node": {"type": "object", "required": ["value", "children"],
                  "properties": {"value": {"type": "string"},
                                 "children": {"type": "array", "items": {"$ref": "#/$defs/node"}}}}}}""");

        assertThat(new Fitting(tree, "leaf", 0).document().path("children")).isNotEmpty();
    }

    @Test
    void givesUpOnASchemaThatDemandsItselfWithoutEnd() {
        var endless = json("{\"type\": \"object\", \"required\": [\"a\"], \"properties\": {\"a\": {\"$ref\": \"#\"}}}");

        assertThatThrownBy(() -> new Fitting(endless, "", 0).document()).isInstanceOf(ApiError.class);
    }

    @Test
    void breaksOneThingWhenTold() {
        var schema = json("{\"type\": \"object\", \"properties\": {\"n\": {\"type\": \"integer\"}}}");

        assertThat(new Fitting(schema, "", 0).violation().path("n").isString()).isTrue();
        assertThat(new Fitting(json("{\"type\": \"array\"}"), "", 0).violation().isArray())
                .isFalse();
    }

    private static JsonNode json(String text) {
        return Json.MAPPER.readTree(text);
    }
}
