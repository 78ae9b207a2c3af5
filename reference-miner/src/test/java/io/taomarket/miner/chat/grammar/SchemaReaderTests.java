package io.taomarket.miner.chat.grammar;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taomarket.miner.door.ApiError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SchemaReaderTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type': 'string', 'pattern': 'a+'}",
                "{'type': 'integer', 'minimum': 3}",
                "{'oneOf': [{'type': 'null'}]}",
                "{'anyOf': [{'type': 'integer'}, {'type': 'number'}]}",
                "{'type': 'object', 'additionalProperties': {'type': 'string'}}",
                "{'type': 'object', 'properties': {}, 'required': ['gone']}",
                "{'type': 'array', 'minItems': 3, 'maxItems': 2}",
                "{'type': 'wish'}",
                "{'anyOf': [{'type': 'object'}, {'type': 'null'}], 'properties': {'a': {'type': 'null'}}}",
                "{'$ref': '#/$defs/a', '$defs': {'a': {'type': 'string'}}, 'maxLength': 3}",
                "{'enum': []}",
                "{'$ref': 'https://example.com/schema'}",
                "{'$ref': '#/$defs/a', '$defs': {'a': {'type': 'array', 'items': {'$ref': '#/$defs/a'}}}}",
                "{'type': 'object', 'properties': {'a': 5}}"
            })
    void refusesWhatItCannotKeep(String schema) {
        var json = JsonMapper.shared().readTree(schema.replace('\'', '"'));

        assertThatThrownBy(() -> SchemaReader.document(json, "schema"))
                .isInstanceOf(ApiError.class)
                .hasMessageStartingWith("schema ");
    }

    @Test
    void refusesMoreWordsThanItCanFollow() {
        var schema = JsonMapper.shared().createObjectNode();
        var words = schema.putArray("enum");
        for (var i = 0; i < 1_000; i++) words.add("word" + i);

        assertThatThrownBy(() -> SchemaReader.document(schema, "schema"))
                .isInstanceOf(ApiError.class)
                .hasMessageStartingWith("schema is too large");
    }
}
