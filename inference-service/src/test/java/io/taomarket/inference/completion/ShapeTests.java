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
            })
    void refusesSchemasThatReachOutOrAreNone(String schema) {
        assertThatExceptionOfType(ApiFault.class).isThrownBy(() -> shape(schema));
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$ref\":\"#\"}",
                "{\"allOf\":[{\"$ref\":\"#/$defs/a\"},{\"$ref\":\"#/$defs/a\"}],\"$defs\":{\"a\":{\"allOf\":[{\"$ref\":\"#\"},{\"$ref\":\"#\"}]}}}",
            })
    void aSchemaThatNeverEndsIsNotTheMinersFault(String schema) {
        var shape = shape(schema);

        assertThatExceptionOfType(MinerFailure.class)
                .isThrownBy(() -> shape.verify("{}"))
                .satisfies(failure -> assertThat(failure.blame()).isEqualTo(Blame.REQUEST));
    }

    private static Shape shape(String schema) {
        return Shape.compile(JSON.readTree(schema), "schema");
    }
}
