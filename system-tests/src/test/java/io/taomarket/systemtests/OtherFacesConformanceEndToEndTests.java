package io.taomarket.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.systemtests.Gateway.Answer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Embeddings and the other APIs: parts G and L of the checklist. */
class OtherFacesConformanceEndToEndTests extends Conformance {

    @TestFactory
    List<DynamicTest> vectors() {
        fact("G1 G2 G3 both encodings are the same vector", () -> {
            var floats = ok(embed("'hello'", ", 'encoding_format': 'float'"))
                    .path("data")
                    .get(0)
                    .path("embedding");
            var bytes = ok(embed("'hello'", ", 'encoding_format': 'base64'"))
                    .path("data")
                    .get(0)
                    .path("embedding");
            var decoded = ByteBuffer.wrap(Base64.getDecoder().decode(bytes.asString()))
                    .order(ByteOrder.LITTLE_ENDIAN);
            assertThat(decoded.remaining()).isEqualTo(64 * 4);
            assertThat(floats).hasSize(64);
            for (var value : floats) assertThat(value.floatValue()).isEqualTo(decoded.getFloat());
        });
        fact("G4 several texts come in their order", () -> {
            var data = ok(embed("['a', 'b', 'a']", "")).path("data");
            assertThat(data).hasSize(3);
            assertThat(data.get(0).path("embedding")).isEqualTo(data.get(2).path("embedding"));
            assertThat(data.get(1).path("index").intValue()).isEqualTo(1);
        });
        fact("G5 tokens are read, one list or several, and what is none is refused by name", () -> {
            assertThat(ok(embed("[1, 2, 3]", "")).path("data")).hasSize(1);
            var several = ok(embed("[[1, 2], [3]]", ""));
            assertThat(several.path("data")).hasSize(2);
            assertThat(several.path("usage").path("prompt_tokens").intValue()).isEqualTo(3);
            refused(embed("[1, -2]", ""), 400, "input", null);
        });
        fact("G6 fewer dimensions are of length one", () -> {
            var vector = ok(embed("'hello'", ", 'dimensions': 8"))
                    .path("data")
                    .get(0)
                    .path("embedding");
            var square = 0.0;
            for (var value : vector) square += value.doubleValue() * value.doubleValue();
            assertThat(vector).hasSize(8);
            assertThat(square).isBetween(0.999, 1.001);
        });
        fact("G7 dimensions that cannot be are refused", () -> {
            var answer = embed("'hello'", ", 'dimensions': 65");
            refused(answer, 400, "dimensions", null);
        });
        fact("G8 nothing to embed is refused", () -> {
            for (var input : List.of("''", "[]", "['a', '']")) refused(embed(input, ""), 400, "input", null);
        });
        fact(
                "G9 more than 2048 texts are refused",
                () -> refused(
                        embed("[" + String.join(",", Collections.nCopies(2_049, "'a'")) + "]", ""),
                        400,
                        "input",
                        null));
        fact(
                "G10 a text beyond the context is refused",
                () -> refused(embed("'" + "word ".repeat(9_000) + "'", ""), 400, null, "context_length_exceeded"));
        fact("G11 a model is asked for what it does", () -> {
            refused(post("/v1/embeddings", "{'model': 'sim/echo-small', 'input': 'x'}"), 404, "model", null);
            refused(ask(customer.key(), EMBED, "x", ""), 404, "model", null);
        });
        return facts();
    }

    @TestFactory
    List<DynamicTest> completions() {
        fact("L1 older completions are answered and streamed", () -> {
            var whole = ok(complete("'prompt': 'one two three'"));
            assertThat(whole.path("object").asString()).isEqualTo("text_completion");
            assertThat(whole.path("choices").get(0).path("text").asString()).isEqualTo("one two three");
            var text = new StringBuilder();
            for (var chunk : chunks(complete("'prompt': 'one two three', 'stream': true")))
                text.append(chunk.path("choices").path(0).path("text").asString(""));
            assertThat(text).hasToString("one two three");
        });
        fact("L2 several prompts are answered in their order", () -> {
            var choices = ok(complete("'prompt': ['one', 'two'], 'n': 2")).path("choices");
            assertThat(choices).hasSize(4);
            assertThat(choices.get(3).path("text").asString()).isEqualTo("two");
        });
        fact("L3 likelihoods of the prompt, in the old shape, or a refusal", () -> {
            var answer = complete("'prompt': 'one two', 'echo': true, 'logprobs': 1, 'max_tokens': 0");
            if (answer.status() == 400) return;
            var logprobs = ok(answer).path("choices").get(0).path("logprobs");
            assertThat(logprobs.path("tokens")).hasSize(2);
            assertThat(logprobs.path("token_logprobs")).hasSize(2);
            assertThat(logprobs.path("text_offset")).hasSize(2);
        });
        return facts();
    }

    @TestFactory
    List<DynamicTest> responses() {
        fact("L4 a response has words and all five counts", () -> {
            var response = ok(respond("'input': 'hello world'"));
            assertThat(response.path("object").asString()).isEqualTo("response");
            assertThat(response.path("status").asString()).isEqualTo("completed");
            var said = response.path("output").get(0).path("content").get(0);
            assertThat(said.path("text").asString()).isEqualTo("hello world");
            assertThat(response.path("usage").propertyNames())
                    .contains(
                            "input_tokens",
                            "output_tokens",
                            "total_tokens",
                            "input_tokens_details",
                            "output_tokens_details");
        });
        fact("L5 a response is streamed from created to completed", () -> {
            var types = types(respond("'input': 'hello world', 'stream': true"));
            assertThat(types.getFirst()).isEqualTo("response.created");
            assertThat(types.getLast()).isEqualTo("response.completed");
            assertThat(types).contains("response.output_text.delta");
        });
        fact("L6 a miner that fails before the first token leaves no trace in a response", () -> {
            var types =
                    types(respond("'input': " + told("hello", "{'fault': 'cut', 'attempts': 1}") + ", 'stream': true"));
            assertThat(types.stream().filter("response.created"::equals)).hasSize(1);
            assertThat(types.getLast()).isEqualTo("response.completed");
        });
        fact("L7 a response that breaks says that it failed", () -> {
            var types = types(respond("'input': " + told("one two three four", "{'fault': 'cut', 'after_tokens': 2}")
                    + ", 'stream': true"));
            assertThat(types).contains("response.failed").doesNotContain("response.completed");
        });
        fact("L8 state that is not kept is refused", () -> {
            var answer = respond("'input': 'x', 'previous_response_id': 'resp_1'");
            assertThat(answer.status()).isIn(400, 404);
            refused(answer, answer.status(), null, null);
        });
        return facts();
    }

    @TestFactory
    List<DynamicTest> messages() {
        fact("L9 a message has Anthropic's shape", () -> {
            var message = ok(message("'max_tokens': 20"));
            assertThat(message.path("type").asString()).isEqualTo("message");
            assertThat(message.path("role").asString()).isEqualTo("assistant");
            assertThat(message.path("content").get(0).path("text").asString()).isEqualTo("hello world");
            assertThat(message.path("stop_reason").asString()).isEqualTo("end_turn");
            assertThat(message.path("usage").path("input_tokens").intValue()).isPositive();
            assertThat(message.path("usage").path("output_tokens").intValue()).isPositive();
        });
        fact("L10 a message is streamed in Anthropic's order", () -> {
            var types = types(message("'max_tokens': 20, 'stream': true"));
            types.removeIf("ping"::equals);
            assertThat(types.getFirst()).isEqualTo("message_start");
            assertThat(types.get(1)).isEqualTo("content_block_start");
            assertThat(types.subList(types.size() - 3, types.size()))
                    .containsExactly("content_block_stop", "message_delta", "message_stop");
            assertThat(types.stream().filter("message_start"::equals)).hasSize(1);
        });
        fact("L11 tokens of a message are counted without charge", () -> {
            var answer = anthropic("/v1/messages/count_tokens", "");
            assertThat(ok(answer).path("input_tokens").intValue()).isPositive();
        });
        fact("L12 a message needs a limit", () -> assertThat(message("").status())
                .isEqualTo(400));
        for (var path : List.of("/v1/moderations", "/v1/images/generations", "/v1/audio/speech", "/v1/files"))
            fact(
                    "L13 what is not served says so: " + path,
                    () -> refused(post(path, "{}"), 404, null, "unsupported_endpoint"));
        return facts();
    }

    private Answer embed(String input, String more) {
        return post("/v1/embeddings", "{'model': 'sim/embed-64', 'input': " + input + more + "}");
    }

    private Answer complete(String fields) {
        return post("/v1/completions", "{'model': 'sim/echo-small', " + fields + "}");
    }

    private Answer respond(String fields) {
        return post("/v1/responses", "{'model': 'sim/echo-small', " + fields + "}");
    }

    private Answer message(String fields) {
        return anthropic("/v1/messages", fields);
    }

    private Answer anthropic(String path, String fields) {
        var rest = fields.isEmpty() ? "" : ", " + fields;
        return gateway.post(
                path,
                Map.of("x-api-key", customer.key(), "anthropic-version", "2023-06-01"),
                json("{'model': 'sim/echo-small', 'messages': [{'role': 'user', 'content': 'hello world'}]" + rest
                        + "}"));
    }

    /** A JSON text whose quotes survive that all others are single ones. */
    private static String told(String text, String directive) {
        return quoted(text + "\n!sim " + json(directive));
    }

    /** The types of a stream's events, in their order. */
    private static List<String> types(Answer stream) {
        assertThat(stream.status()).as(stream.text()).isEqualTo(200);
        var types = new ArrayList<String>();
        stream.text()
                .lines()
                .filter(line -> line.startsWith("data: {"))
                .map(line -> JSON.readTree(line.substring(6)))
                .map((JsonNode event) -> event.path("type").asString())
                .forEach(types::add);
        return types;
    }
}
