package io.taomarket.inference.chat;

import static io.taomarket.inference.chat.ChatIntegrationTests.GOOD;
import static io.taomarket.inference.chat.ChatIntegrationTests.RICH;
import static io.taomarket.inference.chat.ChatIntegrationTests.chat;
import static io.taomarket.inference.chat.ChatIntegrationTests.chunks;
import static io.taomarket.inference.chat.ChatIntegrationTests.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.inference.testing.FakeMiner;
import io.taomarket.inference.testing.InferenceTest;
import io.taomarket.inference.testing.Talk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that have nothing in them. */
class BlankIntegrationTests extends InferenceTest {

    static final FakeMiner BLANK = new FakeMiner().does((exchange, body) -> {
        if (body.contains("\"stream\":true")) Talk.streamAll(exchange, Talk.delta(""), Talk.FINISH, Talk.DONE);
        else FakeMiner.json(exchange, 200, answer("\"content\":null", "stop"));
    });

    @Test
    void theNextMinerAnswersInsteadOfOneThatSaysNothing() throws Exception {
        var customer = customer(RICH);
        var body = chat(chatModel(BLANK, GOOD), ToolIntegrationTests.preferring(BLANK));

        var response = post(customer, "/v1/chat/completions", body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        var answer = JSON.readTree(response.body());
        assertThat(answer.at("/choices/0/message/content").stringValue()).isEqualTo("Hello world");
        var generation = JSON.readTree(
                get(customer, "/v1/generation?id=" + answer.get("id").stringValue())
                        .body());
        assertThat(generation.at("/attempts/0/outcome").stringValue()).isEqualTo("invalid");
        assertThat(generation.at("/attempts/1/outcome").stringValue()).isEqualTo("finished");
    }

    @Test
    void alsoInAStreamOfWhichNothingWasSent() throws Exception {
        var extra = ",\"stream\":true" + ToolIntegrationTests.preferring(BLANK);

        var response = post(customer(RICH), "/v1/chat/completions", chat(chatModel(BLANK, GOOD), extra));

        assertThat(response.headers().firstValue("x-tao-miner")).hasValue(GOOD.hotkey());
        assertThat(text(chunks(response))).isEqualTo("Hello world");
        assertThat(response.body()).endsWith("data: [DONE]\n\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"stream\":true"})
    void withoutAnotherMinerItIsAnErrorThatCostsNothing(String extra) throws Exception {
        var response = post(customer(RICH), "/v1/chat/completions", chat(chatModel(BLANK), extra));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(error(response).get("code").stringValue()).isEqualTo("provider_unavailable");
        assertThat(response.headers().firstValue("x-tao-cost-rao").orElse("0")).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"content\":null|content_filter|''",
                "\"content\":\"\"|stop|,\"stop\":\"Hello\"",
                "\"content\":\"\"|length|,\"max_tokens\":1",
                "\"content\":null,\"reasoning_content\":\"Hm\"|length|''",
                "\"content\":\"\"|stop|,\"messages\":[{\"role\":\"user\",\"content\":\" \"}]",
            })
    void whatIsEmptyForAReasonIsAnAnswerAndCostsNothing(String message, String reason, String extra) throws Exception {
        var model = chatModel(new FakeMiner().answers(answer(message, reason)));
        var body = extra.contains("messages") ? "{\"model\":\"" + model + "\"" + extra + "}" : chat(model, extra);

        var response = post(customer(RICH), "/v1/chat/completions", body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(JSON.readTree(response.body()).at("/choices/0/finish_reason").stringValue())
                .isEqualTo(reason);
        assertThat(response.headers().firstValue("x-tao-cost-rao")).hasValue("0");
    }

    @Test
    void aStreamThatEndsAtAStopBeforeItsFirstWordIsAnAnswer() throws Exception {
        var response = post(
                customer(RICH), "/v1/chat/completions", chat(chatModel(GOOD), ",\"stream\":true,\"stop\":\"Hello\""));

        assertThat(text(chunks(response))).isEmpty();
        assertThat(response.body()).endsWith("data: [DONE]\n\n");
    }

    @Test
    void oneOfSeveralChoicesMaySayNothing() throws Exception {
        var model = chatModel(new FakeMiner().answers("""
                {"choices":[{"index":0,"message":{"content":""},"finish_reason":"stop"},
                 {"index":1,"message":{"content":"Hello"},"finish_reason":"stop"}]}"""));

        var response = post(customer(RICH), "/v1/chat/completions", chat(model, ",\"n\":2"));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    @Test
    void aTextThatIsNotContinuedIsNoAnswer() throws Exception {
        var model = chatModel(new FakeMiner().answers("""
                {"choices":[{"index":0,"text":"","finish_reason":"stop"}]}"""));

        var response =
                post(customer(RICH), "/v1/completions", "{\"model\":\"%s\",\"prompt\":\"Hello\"}".formatted(model));

        assertThat(response.statusCode()).isEqualTo(503);
    }

    private static String answer(String message, String finishReason) {
        return "{\"choices\":[{\"index\":0,\"message\":{%s},\"finish_reason\":\"%s\"}]}"
                .formatted(message, finishReason);
    }
}
