package io.taomarket.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Likelihoods of tokens: part F of the checklist. */
class LikelihoodConformanceEndToEndTests extends Conformance {

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

    private static String joined(JsonNode tokens) {
        var text = new StringBuilder();
        tokens.forEach(token -> text.append(token.path("token").asString()));
        return text.toString();
    }
}
