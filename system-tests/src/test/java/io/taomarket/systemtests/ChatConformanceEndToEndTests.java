package io.taomarket.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Plain chat completions: parts B, E and F of the checklist. */
class ChatConformanceEndToEndTests extends Conformance {

    private static final String WEATHER = "{'type': 'function', 'function': {'name': 'weather', 'parameters': "
            + "{'type': 'object', 'properties': {'city': {'type': 'string'}}, 'required': ['city']}}}";
    private static final String CLOCK =
            "{'type': 'function', 'function': {'name': 'clock', 'parameters': {'type': 'object', 'properties': {}}}}";
    private static final String BOTH = "'tools': [" + WEATHER + ", " + CLOCK + "]";
    private static final String SCHEMA = "{'type': 'object', 'properties': {'title': {'type': 'string'}, "
            + "'pages': {'type': 'integer', 'minimum': 1}}, 'required': ['title', 'pages'], 'additionalProperties': false}";
    private static final String STRICT = "'response_format': {'type': 'json_schema', 'json_schema': "
            + "{'name': 'book', 'strict': true, 'schema': " + SCHEMA + "}}";

    @TestFactory
    List<DynamicTest> plain() {
        fact("B1 a minimal chat has OpenAI's shape", () -> {
            var reply = ok(say("hello world", ""));
            assertThat(reply.path("id").asString()).startsWith("chatcmpl-");
            assertThat(reply.path("object").asString()).isEqualTo("chat.completion");
            assertThat(reply.path("created").longValue())
                    .isCloseTo(Instant.now().getEpochSecond(), within(5));
            assertThat(reply.path("model").asString()).isEqualTo(ECHO);
            assertThat(reply.path("choices")).hasSize(1);
            var choice = reply.path("choices").get(0);
            assertThat(choice.path("index").intValue()).isZero();
            assertThat(choice.path("message").path("role").asString()).isEqualTo("assistant");
            assertThat(choice.path("message").path("content").asString()).isEqualTo("hello world");
            assertThat(choice.path("finish_reason").asString()).isEqualTo("stop");
            assertThat(reply.path("usage").path("total_tokens").intValue())
                    .isEqualTo(reply.path("usage").path("prompt_tokens").intValue()
                            + reply.path("usage").path("completion_tokens").intValue());
        });
        fact("B2 ids are unique", () -> assertThat(IntStream.range(0, 10)
                        .mapToObj(i -> ok(say("x", "")).path("id").asString())
                        .collect(Collectors.toSet()))
                .hasSize(10));
        fact("B3 every reply has a request id", () -> assertThat(say("x", "").header("x-request-id"))
                .isNotBlank());
        fact("B4 nothing is there that was not asked for", () -> {
            var choice = ok(say("x", "")).path("choices").get(0);
            assertThat(choice.path("logprobs").isNull()
                            || choice.path("logprobs").isMissingNode())
                    .isTrue();
            assertThat(choice.path("message").path("refusal").isNull()).isTrue();
        });
        for (var field : List.of("max_tokens", "max_completion_tokens"))
            fact((field.equals("max_tokens") ? "B5 " : "B6 ") + field + " ends the answer", () -> {
                var choice = ok(say("one two three", "'" + field + "': 1"))
                        .path("choices")
                        .get(0);
                assertThat(choice.path("finish_reason").asString()).isEqualTo("length");
                assertThat(choice.path("message").path("content").asString()).isEqualTo("one");
            });
        fact("B7 of two limits the newer wins", () -> assertThat(
                        content(say("one two three", "'max_tokens': 1, 'max_completion_tokens': 2")))
                .isEqualTo("one two"));
        fact("B8 a limit of nothing is refused", () -> refused(say("x", "'max_tokens': 0"), 400, "max_tokens", null));
        fact("B9 of three choices the prompt is charged once", () -> {
            var one = ok(say("one two", "")).path("usage");
            var three = ok(say("one two", "'n': 3"));
            assertThat(three.path("choices")).hasSize(3);
            for (var i = 0; i < 3; i++)
                assertThat(three.path("choices").get(i).path("index").intValue())
                        .isEqualTo(i);
            assertThat(three.path("usage").path("prompt_tokens")).isEqualTo(one.path("prompt_tokens"));
            assertThat(three.path("usage").path("completion_tokens").intValue())
                    .isEqualTo(3 * one.path("completion_tokens").intValue());
        });
        refusals(Map.of(
                "B10 no choice", "n: 0",
                "B10 too many choices", "n: 129",
                "B12 too hot", "temperature: 2.1",
                "B12 below zero", "temperature: -0.1",
                "B12 a temperature in words", "temperature: 'hot'",
                "B13 more than all", "top_p: 1.1",
                "B16 five stops", "stop: ['a','b','c','d','e']",
                "C10 a number in quotes", "max_tokens: '5'",
                "D11 options of a stream without one", "stream_options: {'include_usage': true}"));
        refusals(Map.of(
                "B11 no whole number of choices", "n: 1.5",
                "B14 a penalty beyond its range", "frequency_penalty: 2.5",
                "F3 likelihoods nobody asked for", "top_logprobs: 5",
                "E11 a choice without tools", "tool_choice: 'auto'"));
        fact("B15 a stop ends the answer before it", () -> {
            for (var stop : List.of("'X'", "['X', 'Y']")) {
                var choice = ok(say("one two X three", "'stop': " + stop))
                        .path("choices")
                        .get(0);
                assertThat(choice.path("message").path("content").asString())
                        .doesNotContain("X")
                        .startsWith("one two");
                assertThat(choice.path("finish_reason").asString()).isEqualTo("stop");
            }
        });
        fact("B17 content may come in parts", () -> assertThat(content(post(CHAT, """
                {'model': 'sim/echo-small', 'messages': [{'role': 'user', 'content':
                  [{'type': 'text', 'text': 'one '}, {'type': 'text', 'text': 'two'}]}]}""")))
                .contains("one", "two"));
        fact("B18 an unknown role is refused", () -> assertThat(
                        refused(post(CHAT, """
                {'model': 'sim/echo-small', 'messages': [{'role': 'wizard', 'content': 'x'}]}"""), 400, null, null).path("param").asString())
                .startsWith("messages"));
        fact(
                "B19 no messages are refused",
                () -> refused(post(CHAT, "{'model': 'sim/echo-small', 'messages': []}"), 400, "messages", null));
        fact(
                "B20 absent messages are refused",
                () -> refused(post(CHAT, "{'model': 'sim/echo-small'}"), 400, "messages", null));
        fact(
                "B21 an absent model is refused",
                () -> refused(post(CHAT, "{'messages': [{'role': 'user', 'content': 'x'}]}"), 400, "model", null));
        fact(
                "B22 an unknown model is 404",
                () -> refused(ask(customer.key(), "no/such", "x", ""), 404, null, "model_not_found"));
        fact("B23 system, developer and named messages are read", () -> assertThat(content(post(CHAT, """
                {'model': 'sim/echo-small', 'messages': [{'role': 'developer', 'content': 'a'}, {'role': 'system', 'content': 'b'},
                 {'role': 'user', 'name': 'ada', 'content': 'hello'}]}""")))
                .isEqualTo("hello"));
        fact("B24 a picture for a model of words is refused", () -> assertThat(refused(post(CHAT, """
                {'model': 'sim/echo-small', 'messages': [{'role': 'user', 'content':
                  [{'type': 'image_url', 'image_url': {'url': 'https://example.com/x.png'}}]}]}"""), 400, null, null)
                        .path("message")
                        .asString())
                .contains(ECHO));
        fact("B25 a prompt beyond the context costs nothing", () -> {
            var poor = another("Long", TAO);
            refused(ask(poor.key(), ECHO, "word ".repeat(9_000), ""), 400, null, "context_length_exceeded");
            assertThat(usedRao(poor.key())).isZero();
        });
        fact("B26 a prompt and a limit beyond the context together", () -> {
            var answer = say("hello", "'max_tokens': 8192");
            assertThat(answer.status()).isIn(200, 400);
        });
        fact("B27 what does not change the answer is taken", () -> {
            var metadata =
                    IntStream.range(0, 16).mapToObj(i -> "'k" + i + "': 'v'").collect(Collectors.joining(","));
            content(say("x", "'user': 'ada', 'metadata': {" + metadata + "}, 'store': false, 'service_tier': 'auto'"));
        });
        for (var text : List.of(
                "👩‍👩‍👧 ok",
                "日本語 テキスト",
                "e\u0301 a\u0308",
                "line\u2028separator",
                "nul \u0000 byte",
                "\"quotes\" \\ / \t"))
            fact(
                    "B28 every character comes back: " + JSON.writeValueAsString(text),
                    () -> assertThat(content(say(text, ""))).isEqualTo(text));
        fact("B29 unknown fields are no reason to fail", () -> content(say("x", "'something_new': 1")));
        fact("B30 a bias is honoured or refused, never forgotten", () -> {
            var answer = say("x", "'logit_bias': {'50256': -100}, 'provider': {'require_parameters': true}");
            if (answer.status() != 200) assertThat(answer.status()).isEqualTo(400);
        });
        return facts();
    }

    /** Each an example {@code field: value}: the answer is 400 and names the field. */
    private void refusals(Map<String, String> examples) {
        examples.forEach((name, example) -> {
            var field = example.substring(0, example.indexOf(':'));
            fact(
                    name + " is refused",
                    () -> refused(say("x", "'" + field + "'" + example.substring(field.length())), 400, field, null));
        });
    }

    @TestFactory
    List<DynamicTest> tools() {
        fact("E1 a tool is called with arguments that fit", () -> {
            var choice = ok(tool("Rome", BOTH)).path("choices").get(0);
            assertThat(choice.path("finish_reason").asString()).isEqualTo("tool_calls");
            var call = choice.path("message").path("tool_calls").get(0);
            assertThat(call.path("id").asString()).isNotBlank();
            assertThat(call.path("type").asString()).isEqualTo("function");
            assertThat(JSON.readTree(call.path("function").path("arguments").asString())
                            .path("city")
                            .asString())
                    .isEqualTo("Rome");
        });
        fact("E2 the tool that is asked for is called", () -> {
            var named = ", 'tool_choice': {'type': 'function', 'function': {'name': 'clock'}}";
            assertThat(calls(tool("Rome", BOTH + named))
                            .get(0)
                            .path("function")
                            .path("name")
                            .asString())
                    .isEqualTo("clock");
        });
        fact("E3 no tool is called when none is wanted", () -> {
            var answer = tool("Rome", BOTH + ", 'tool_choice': 'none'");
            assertThat(content(answer)).isEqualTo("Rome");
            assertThat(calls(answer).isMissingNode()
                            || calls(answer).isNull()
                            || calls(answer).isEmpty())
                    .isTrue();
        });
        fact("E4 required means that one is called", () -> assertThat(
                        calls(tool("Rome", BOTH + ", 'tool_choice': 'required'")))
                .isNotEmpty());
        fact("E7 parallel calls come at once, with ids of their own", () -> {
            var calls = calls(tool("Rome\n!sim {\"tool_calls\": 3}", BOTH));
            var ids = new HashSet<String>();
            calls.forEach(call -> ids.add(call.path("id").asString()));
            assertThat(ids).hasSize(3);
        });
        fact("E8 a tool's result is taken", () -> content(post(CHAT, followUp("call_1", "call_1"))));
        fact(
                "E9 a result that nobody asked for is refused",
                () -> refused(post(CHAT, followUp("call_1", "call_2")), 400, null, null));
        fact("E10 arguments and names of calls are charged", () -> assertThat(ok(tool("Rome", BOTH))
                        .path("usage")
                        .path("completion_tokens")
                        .intValue())
                .isPositive());
        fact("E12 tools for a model whose miners have none are refused", () -> {
            var answer = ask(customer.key(), ECHO, "Rome", BOTH);
            assertThat(answer.status()).isIn(400, 404);
            assertThat(refused(answer, answer.status(), null, null)
                            .path("message")
                            .asString())
                    .contains("tools");
        });
        fact("E13 a JSON object is one", () -> assertThat(
                        JSON.readTree(content(tool("answer in JSON", "'response_format': {'type': 'json_object'}")))
                                .isObject())
                .isTrue());
        fact("E14 a document fits its schema", () -> {
            var book = JSON.readTree(content(tool("Dune", STRICT)));
            assertThat(book.path("title").isString()).isTrue();
            assertThat(book.path("pages").intValue()).isPositive();
            assertThat(book).hasSize(2);
        });
        fact(
                "E15 a schema without a name is refused",
                () -> refused(
                        tool(
                                "Dune",
                                "'response_format': {'type': 'json_schema', 'json_schema': {'schema': " + SCHEMA
                                        + "}}"),
                        400,
                        null,
                        null));
        fact(
                "E16 an unknown format is refused",
                () -> refused(tool("x", "'response_format': {'type': 'yaml'}"), 400, null, null));
        fact("E17 a document that does not fit never reaches the customer", () -> {
            var answer = tool("Dune\n!sim {\"fault\": \"schema_violation\"}", STRICT);
            assertThat(answer.status()).as(answer.text()).isGreaterThanOrEqualTo(500);
            refused(answer, answer.status(), null, null);
        });
        fact("E18 the old functions work or are refused by name", () -> {
            var answer = tool("Rome", "'functions': [{'name': 'weather', 'parameters': {'type': 'object'}}]");
            if (answer.status() != 200) refused(answer, 400, null, "unsupported_parameter");
        });
        return facts();
    }

    @TestFactory
    List<DynamicTest> likelihoods() {
        fact("F1 likelihoods come with every token", () -> {
            var reply = ok(say("one two three", "'logprobs': true"));
            var content = reply.path("choices").get(0).path("logprobs").path("content");
            assertThat(content).hasSize(3).allSatisfy(token -> assertThat(
                            token.path("logprob").doubleValue())
                    .isNotPositive());
            assertThat(joined(content)).isEqualTo("one two three");
            assertThat(reply.path("usage").path("completion_tokens").intValue()).isEqualTo(3);
        });
        fact("F2 alternatives come from high to low", () -> ok(say("one two", "'logprobs': true, 'top_logprobs': 5"))
                .path("choices")
                .get(0)
                .path("logprobs")
                .path("content")
                .forEach(token -> {
                    assertThat(token.path("top_logprobs").size()).isBetween(1, 5);
                    var last = 0.0;
                    for (var top : token.path("top_logprobs")) {
                        assertThat(top.path("logprob").doubleValue()).isLessThanOrEqualTo(last);
                        last = top.path("logprob").doubleValue();
                    }
                }));
        fact(
                "F4 more alternatives than twenty are refused",
                () -> refused(say("x", "'logprobs': true, 'top_logprobs': 21"), 400, "top_logprobs", null));
        fact("F5 a stream carries them with each piece", () -> {
            var chunks = chunks(say(
                    "one two three", "'stream': true, 'stream_options': {'include_usage': true}, 'logprobs': true"));
            var tokens = new java.util.ArrayList<JsonNode>();
            for (var chunk : chunks) {
                var choice = chunk.path("choices").path(0);
                var text = choice.path("delta").path("content").asString("");
                assertThat(joined(choice.path("logprobs").path("content"))).isEqualTo(text);
                choice.path("logprobs").path("content").forEach(tokens::add);
            }
            assertThat(chunks.getLast().path("usage").path("completion_tokens").intValue())
                    .isEqualTo(tokens.size());
        });
        fact("F5 there are as many likelihoods as tokens are charged", () -> {
            var reply = ok(say("antidisestablishmentarianism is pneumonoultramicroscopic 👍🏽", "'logprobs': true"));
            var content = reply.path("choices").get(0).path("logprobs").path("content");
            assertThat(reply.path("usage").path("completion_tokens").intValue()).isEqualTo(content.size());
        });
        fact("F6 the bytes are those of the text", () -> {
            var reply = ok(say("so 👍🏽 naïve", "'logprobs': true"));
            var bytes = new ByteArrayOutputStream();
            reply.path("choices").get(0).path("logprobs").path("content").forEach(token -> token.path("bytes")
                    .forEach(octet -> bytes.write(octet.intValue())));
            assertThat(bytes.toString(UTF_8)).isEqualTo("so 👍🏽 naïve");
        });
        return facts();
    }

    private Gateway.Answer tool(String text, String more) {
        return ask(customer.key(), TOOLS, text, more);
    }

    private static JsonNode calls(Gateway.Answer answer) {
        return ok(answer).path("choices").get(0).path("message").path("tool_calls");
    }

    private static String followUp(String asked, String answered) {
        return "{'model': 'sim/echo-tools', " + BOTH + ", 'messages': [{'role': 'user', 'content': 'Rome'},"
                + " {'role': 'assistant', 'content': null, 'tool_calls': [{'id': '" + asked + "', 'type': 'function',"
                + " 'function': {'name': 'weather', 'arguments': '{}'}}]},"
                + " {'role': 'tool', 'tool_call_id': '" + answered + "', 'content': 'It rains.'}]}";
    }

    private static String joined(JsonNode tokens) {
        var text = new StringBuilder();
        tokens.forEach(token -> text.append(token.path("token").asString()));
        return text.toString();
    }

    private static org.assertj.core.data.Offset<Long> within(long seconds) {
        return org.assertj.core.data.Offset.offset(seconds);
    }
}
