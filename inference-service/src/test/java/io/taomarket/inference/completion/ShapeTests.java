package io.taomarket.inference.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.miner.MinerFailure;
import io.taomarket.inference.miner.MinerFailure.Blame;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ShapeTests {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void takesWhatFitsAndRefusesWhatDoesNot() {
        var shape = shape("""
                {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","$defs":{"name":{"type":"string","pattern":"^[a-z]+$"}},
                 "properties":{"name":{"$ref":"#/$defs/name"},"kind":{"enum":["a","b"]}},"required":["name"]}""");

        assertThatCode(() -> shape.verify("{\"name\":\"ann\",\"kind\":\"a\"}")).doesNotThrowAnyException();
        for (var wrong : new String[] {"{\"name\":\"Ann\"}", "{}", "{\"name\":\"a\",\"kind\":\"c\"}", "[1]", "{", ""})
            assertThatExceptionOfType(MinerFailure.class).isThrownBy(() -> shape.verify(wrong));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://json-schema.org/draft-04/schema#",
                "http://json-schema.org/draft-07/schema#",
                "http://json-schema.org/draft-07/schema",
                "https://json-schema.org/draft-07/schema#",
                "https://json-schema.org/draft/2019-09/schema",
                "https://json-schema.org/draft/2020-12/schema#",
            })
    void takesSchemasOfEveryDraftThatToolsWrite(String draft) {
        var shape = shape("{\"$schema\":\"" + draft
                + "\",\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"#/definitions/b\"}},"
                + "\"definitions\":{\"b\":{\"type\":\"integer\"}}}");

        assertThatCode(() -> shape.verify("{\"a\":1}")).doesNotThrowAnyException();
        assertThatExceptionOfType(MinerFailure.class).isThrownBy(() -> shape.verify("{\"a\":\"1\"}"));
    }

    @Test
    void takesSchemasThatReferToThemselves() {
        var tree = shape(
                "{\"type\":\"object\",\"properties\":{\"child\":{\"$ref\":\"#\"}},\"additionalProperties\":false}");

        assertThatCode(() -> tree.verify("{\"child\":{\"child\":{}}}")).doesNotThrowAnyException();
        assertThatExceptionOfType(MinerFailure.class).isThrownBy(() -> tree.verify("{\"child\":{\"x\":1}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"$ref\":\"http://127.0.0.1/x\"}",
                "{\"$ref\":\"classpath:application.yaml\"}",
                "{\"$ref\":\"file:///etc/passwd\"}",
                "{\"properties\":{\"a\":{\"$id\":\"http://x/\",\"$ref\":\"#y\"}}}",
                "{\"$ref\":\"#/nowhere\"}",
                "{\"pattern\":\"(a)\\\\1\"}",
                "{\"pattern\":\"(\"}",
                "{\"type\":\"wizard\"}",
                "{\"properties\":[]}",
                "{\"properties\":{\"a\":{\"minLength\":-1}}}",
                "{\"required\":\"a\"}",
                "{\"$schema\":\"http://127.0.0.1/x\"}",
                "{\"$schema\":5}",
                "{\"enum\":[]}",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"enum\":[]}}}",
                "{\"type\":[]}",
                "{\"anyOf\":[]}",
            })
    void refusesSchemasThatReachOutOrAreNone(String schema) {
        assertThatExceptionOfType(ApiFault.class).isThrownBy(() -> shape(schema));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"string\",\"enum\":[1,2]}",
                "{\"type\":\"integer\",\"const\":\"a\"}",
                "{\"not\":{}}",
                "{\"allOf\":[{},false]}",
                "{\"anyOf\":[false,{\"not\":true}]}",
                "{\"type\":\"string\",\"minLength\":3,\"maxLength\":2}",
                "{\"type\":\"number\",\"minimum\":1,\"maximum\":0.5}",
                "{\"type\":\"array\",\"items\":false,\"minItems\":1}",
                "{\"type\":\"object\",\"required\":[\"a\"],\"properties\":{\"a\":false}}",
                "{\"type\":\"object\",\"required\":[\"a\"],\"properties\":{\"b\":{}},\"additionalProperties\":false}",
                "{\"type\":\"object\",\"required\":[\"a\"],\"properties\":{\"a\":{\"$ref\":\"#\"}}}",
                "{\"$ref\":\"#\"}",
                "{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"type\":\"null\",\"enum\":[0]}}}",
            })
    void refusesSchemasThatNoAnswerCanFit(String schema) {
        assertThatExceptionOfType(ApiFault.class)
                .isThrownBy(() -> shape(schema))
                .satisfies(fault -> assertThat(fault.envelope().error().param()).isEqualTo("schema"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"not\":{\"type\":\"string\"}}",
                "{\"minLength\":3,\"maxLength\":2}",
                "{\"type\":[\"string\",\"null\"],\"minLength\":3,\"maxLength\":2}",
                "{\"type\":\"object\",\"properties\":{\"a\":false}}",
                "{\"anyOf\":[{\"type\":\"null\"},{\"$ref\":\"#\"}]}",
                "{\"type\":\"object\",\"required\":[\"a\"],\"properties\":{\"a\":{\"anyOf\":[{\"$ref\":\"#\"},{\"type\":\"null\"}]}}}",
                "{\"type\":\"object\",\"required\":[\"a\"],\"patternProperties\":{\"a\":{}},\"additionalProperties\":false}",
                "{\"type\":\"integer\",\"enum\":[1.0]}",
            })
    void takesSchemasThatSomethingFits(String schema) {
        assertThatCode(() -> shape(schema)).doesNotThrowAnyException();
    }

    @Test
    void refusesSchemasThatAreTooDeepOrTooLong() {
        var deep = "{\"not\":".repeat(65) + "{}" + "}".repeat(65);
        var long_ = "{\"description\":\"" + "x".repeat(140_000) + "\"}";

        assertThatExceptionOfType(ApiFault.class).isThrownBy(() -> shape(deep));
        assertThatExceptionOfType(ApiFault.class).isThrownBy(() -> shape(long_));
    }

    @Test
    void aHostileExpressionTakesNoTime() {
        var shape = shape("{\"type\":\"string\",\"pattern\":\"^(a+)+$\"}");
        var started = System.nanoTime();

        assertThatExceptionOfType(MinerFailure.class).isThrownBy(() -> shape.verify("\"" + "a".repeat(50_000) + "!\""));

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void aSchemaThatTakesTooLongIsNotTheMinersFault() {
        var definitions = new StringBuilder("\"a30\":{}");
        for (var i = 0; i < 30; i++) {
            var twice = "{\"$ref\":\"#/$defs/a%d\"}".formatted(i + 1);
            definitions.append(",\"a%d\":{\"allOf\":[%s,%s]}".formatted(i, twice, twice));
        }
        var shape = shape("{\"$ref\":\"#/$defs/a0\",\"$defs\":{" + definitions + "}}");

        assertThatExceptionOfType(MinerFailure.class)
                .isThrownBy(() -> shape.verify("{}"))
                .satisfies(failure -> assertThat(failure.blame()).isEqualTo(Blame.REQUEST));
    }

    private static Shape shape(String schema) {
        return Shape.compile(JSON.readTree(schema), "schema");
    }
}
