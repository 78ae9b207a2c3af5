package io.taomarket.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Plain chat completions: parts B, E and F of the checklist. */
class ChatConformanceEndToEndTests extends Conformance {

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
    void refusals(Map<String, String> examples) {
        examples.forEach((name, example) -> {
            var field = example.substring(0, example.indexOf(':'));
            fact(
                    name + " is refused",
                    () -> refused(say("x", "'" + field + "'" + example.substring(field.length())), 400, field, null));
        });
    }

    static org.assertj.core.data.Offset<Long> within(long seconds) {
        return org.assertj.core.data.Offset.offset(seconds);
    }
}
