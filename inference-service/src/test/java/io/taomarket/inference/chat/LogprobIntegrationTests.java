package io.taomarket.inference.chat;

import static io.taomarket.inference.chat.ChatIntegrationTests.RICH;
import static io.taomarket.inference.chat.ChatIntegrationTests.chat;
import static io.taomarket.inference.chat.ChatIntegrationTests.chunks;
import static io.taomarket.inference.chat.ChatIntegrationTests.text;
import static io.taomarket.inference.chat.ToolIntegrationTests.preferring;
import static io.taomarket.inference.chat.ToolIntegrationTests.streaming;
import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.inference.testing.FakeMiner;
import io.taomarket.inference.testing.InferenceTest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LogprobIntegrationTests extends InferenceTest {

    static final String WANTED = ",\"logprobs\":true,\"top_logprobs\":2";
    static final String HELLO = """
            {"token":"Hello","logprob":-0.1,"bytes":null,"top_logprobs":[
             {"token":"Oh","logprob":-3,"bytes":[79,104]},{"token":"Hello","logprob":-0.1},{"token":"Hi","logprob":-2.5}]}""".replace("\n", "");
    static final String WORLD = "{\"token\":\" world\",\"logprob\":-0.2,\"bytes\":[32,119,111,114,108,100]}";
    static final String END = "{\"token\":\"<|end|>\",\"logprob\":-0.01}";
    static final FakeMiner SURE = new FakeMiner().answers("""
                    {"choices":[{"index":0,"message":{"content":"Hello world"},"finish_reason":"stop",
                     "logprobs":{"content":[%s,%s,%s]}}]}""".formatted(HELLO, WORLD, END));

    @Test
    void showsTheLikeliestFirstAndNothingBeyondTheText() throws Exception {
        var model = ableModel(SURE);

        var response = post(customer(RICH), "/v1/chat/completions", chat(model, WANTED));

        var json = JSON.readTree(response.body());
        var tokens = json.at("/choices/0/logprobs/content");
        assertThat(tokens.size()).as(response.body()).isEqualTo(2);
        assertThat(tokens.size()).isEqualTo(json.at("/usage/completion_tokens").intValue());
        var top = tokens.get(0).get("top_logprobs");
        assertThat(top.size()).isEqualTo(2);
        assertThat(top.get(0).get("token").stringValue()).isEqualTo("Hello");
        assertThat(top.get(1).get("token").stringValue()).isEqualTo("Hi");
        assertThat(tokens.get(0).get("bytes").size()).isEqualTo(5);
    }

    @Test
    void saysNothingOfThemUnlessAsked() throws Exception {
        var model = ableModel(SURE);

        var response = post(customer(RICH), "/v1/chat/completions", chat(model, ""));

        assertThat(JSON.readTree(response.body()).at("/choices/0/logprobs").isNull())
                .isTrue();
    }

    @Test
    void textWithoutThemIsTakenOver() throws Exception {
        var silent = new FakeMiner().answers(ToolIntegrationTests.text("stop"));
        var model = ableModel(silent, SURE);

        var response = post(customer(RICH), "/v1/chat/completions", chat(model, WANTED + preferring(silent)));

        assertThat(response.headers().firstValue("x-tao-miner")).hasValue(SURE.hotkey());
    }

    @Test
    void probabilitiesOfAnotherTextAreTakenOver() throws Exception {
        var lying = new FakeMiner().answers("""
                        {"choices":[{"index":0,"message":{"content":"Hello there"},"finish_reason":"stop",
                         "logprobs":{"content":[%s,%s]}}]}""".formatted(HELLO, WORLD));
        var model = ableModel(lying, SURE);

        var response = post(customer(RICH), "/v1/chat/completions", chat(model, WANTED + preferring(lying)));

        assertThat(response.headers().firstValue("x-tao-miner")).hasValue(SURE.hotkey());
    }

    @Test
    void ofATokenWithinWhichAStopBeginsTheTextKeepsItsPart() throws Exception {
        var model = ableModel(SURE);

        var response = post(customer(RICH), "/v1/chat/completions", chat(model, WANTED + ",\"stop\":\"rld\""));

        var choice = JSON.readTree(response.body()).at("/choices/0");
        assertThat(choice.at("/message/content").stringValue())
                .as(response.body())
                .isEqualTo("Hello wo");
        assertThat(choice.at("/logprobs/content/1/token").stringValue()).isEqualTo(" wo");
        assertThat(choice.at("/logprobs/content/1/bytes").size()).isEqualTo(3);
    }

    @Test
    void streamsThemWithTheirTextAcrossASplitCharacter() throws Exception {
        var half = "{\"token\":\"\\\\xf0\\\\x9f\",\"logprob\":-0.3,\"bytes\":[240,159]}";
        var otherHalf = "{\"token\":\"\\\\x98\\\\x80\",\"logprob\":-0.4,\"bytes\":[152,128]}";
        var model = ableModel(streaming(
                chunk("Hello", HELLO),
                chunk("", half),
                chunk("😀", otherHalf),
                "{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}"));

        var response = post(customer(RICH), "/v1/chat/completions", chat(model, WANTED + ",\"stream\":true"));

        var bytes = new ByteArrayOutputStream();
        for (var chunk : chunks(response)) {
            for (var token : chunk.at("/choices/0/logprobs/content"))
                token.get("bytes").forEach(octet -> bytes.write(octet.intValue()));
        }
        assertThat(text(chunks(response))).as(response.body()).isEqualTo("Hello😀");
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("Hello😀");
        assertThat(response.body()).endsWith("[DONE]\n\n");
    }

    private static String chunk(String text, String token) {
        return "{\"index\":0,\"delta\":{\"content\":\"%s\"},\"logprobs\":{\"content\":[%s]}}".formatted(text, token);
    }
}
