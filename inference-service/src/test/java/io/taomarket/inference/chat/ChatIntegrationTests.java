package io.taomarket.inference.chat;

import static io.taomarket.inference.testing.FakeMiner.stream;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.taomarket.inference.testing.FakeMiner;
import io.taomarket.inference.testing.InferenceTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ChatIntegrationTests extends InferenceTest {

    static final long RICH = 1_000_000_000;
    static final FakeMiner GOOD = new FakeMiner().does(ChatIntegrationTests::helloWorld);

    @Test
    void answersInOpenAisShape() throws Exception {
        var model = chatModel(GOOD);

        var response = post(customer(RICH), "/v1/chat/completions", chat(model, ""));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        var json = JSON.readTree(response.body());
        assertThat(json.get("id").stringValue()).startsWith("chatcmpl-");
        assertThat(json.get("object").stringValue()).isEqualTo("chat.completion");
        assertThat(json.get("model").stringValue()).isEqualTo(model);
        var choice = json.get("choices").get(0);
        assertThat(choice.get("message").get("role").stringValue()).isEqualTo("assistant");
        assertThat(choice.get("message").get("content").stringValue()).isEqualTo("Hello world");
        assertThat(choice.get("message").get("refusal").isNull()).isTrue();
        assertThat(choice.get("finish_reason").stringValue()).isEqualTo("stop");
        var usage = json.get("usage");
        assertThat(usage.get("prompt_tokens").intValue()).isEqualTo(8); // 3 + 3 + role + "Hi"
        assertThat(usage.get("completion_tokens").intValue()).isEqualTo(2);
        assertThat(usage.get("total_tokens").intValue()).isEqualTo(10);
        assertThat(usage.get("cost_rao").stringValue()).isEqualTo("12");
        assertThat(response.headers().firstValue("x-tao-cost-rao")).hasValue("12");
    }

    @Test
    void neverBelievesAMinersUsage() throws Exception {
        var liar = new FakeMiner().answers("""
                        {"choices":[{"index":0,"message":{"role":"assistant","content":"Hello world","evil":1},"finish_reason":"stop"}],
                         "usage":{"prompt_tokens":99999,"completion_tokens":-5,"total_tokens":1}}""");
        var model = chatModel(liar);

        var response = post(customer(RICH), "/v1/chat/completions", chat(model, ""));

        assertThat(response.headers().firstValue("x-tao-cost-rao")).hasValue("12");
        assertThat(response.body()).doesNotContain("evil");
    }

    @Test
    void sendsMinersOnlyKnownFields() throws Exception {
        var model = chatModel(GOOD);

        post(
                customer(RICH),
                "/v1/chat/completions",
                chat(model, ",\"user\":\"secret\",\"temperature\":0.5,\"max_tokens\":7,\"max_completion_tokens\":5"));

        var sent = JSON.readTree(GOOD.calls().getLast().body());
        assertThat(sent.has("user")).isFalse();
        assertThat(sent.get("temperature").doubleValue()).isEqualTo(0.5);
        assertThat(sent.get("max_tokens").intValue()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",\"n\":0|n",
                ",\"n\":129|n",
                ",\"temperature\":2.1|temperature",
                ",\"temperature\":\"hot\"|temperature",
                ",\"top_p\":1.1|top_p",
                ",\"stop\":[\"1\",\"2\",\"3\",\"4\",\"5\"]|stop",
                ",\"max_tokens\":\"5\"|max_tokens",
                ",\"stream_options\":{\"include_usage\":true}|stream_options",
                ",\"top_logprobs\":5|top_logprobs",
                ",\"stop\":\"\"|stop",
                ",\"logit_bias\":{\"a\":1}|logit_bias",
                ",\"logit_bias\":{\"1\":101}|logit_bias.1",
                ",\"metadata\":7|metadata",
                ",\"metadata\":{\"a\":1}|metadata.a",
                ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"parameters\":{\"type\":\"string\"}}}]|tools[0].function.parameters",
                ",\"audio\":{}|audio",
                ",\"tools\":[]|tools",
                ",\"provider\":{\"speed\":1}|provider.speed",
            })
    void namesTheParameterThatIsWrong(String extra, String param) throws Exception {
        var response = post(customer(RICH), "/v1/chat/completions", chat("any/model", extra));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(error(response).get("param").stringValue()).isEqualTo(param);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|messages",
                "7|messages",
                "[{\"role\":\"wizard\",\"content\":\"a\"}]|messages[0].role",
                "[{\"role\":\"user\"}]|messages[0].content",
                "[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\"}]}]|messages[0].content[0].type",
                "[{\"role\":\"user\",\"content\":\"\\ud800\"}]|messages[0].content",
            })
    void namesTheMessageThatIsWrong(String messages, String param) throws Exception {
        var body = "{\"model\":\"any/model\",\"messages\":%s}".formatted(messages);

        var response = post(customer(RICH), "/v1/chat/completions", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(error(response).get("param").stringValue()).isEqualTo(param);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"user\":\"u\",\"metadata\":{\"a\":\"b\"},\"store\":false,\"service_tier\":\"auto\",\"reasoning_effort\":\"low\"",
                ",\"top_k\":5,\"min_p\":0.1,\"usage\":{\"include\":true},\"trace\":{},\"whatever\":1",
                ",\"max_tokens\":7,\"max_completion_tokens\":5,\"seed\":42,\"presence_penalty\":-2,\"frequency_penalty\":2",
                ",\"stop\":null,\"n\":null,\"temperature\":null,\"tools\":null,\"response_format\":{\"type\":\"text\"}",
            })
    void takesWhateverClientsSendBeside(String extra) throws Exception {
        var model = chatModel(GOOD);

        var response = post(customer(RICH), "/v1/chat/completions", chat(model, extra));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    static String chat(String model, String extra) {
        return "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]%s}".formatted(model, extra);
    }

    static void helloWorld(HttpExchange exchange, String body) throws IOException {
        if (!body.contains("\"stream\":true")) {
            FakeMiner.json(exchange, 200, """
                    {"choices":[{"index":0,"message":{"role":"assistant","content":"Hello world"},"finish_reason":"stop"}]}""");
            return;
        }
        stream(exchange, delta("Hello"), delta(" world"), finish(), "data: [DONE]\n\n");
        exchange.close();
    }

    static String delta(String text) {
        return "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s\"},\"finish_reason\":null}]}\n\n"
                .formatted(text);
    }

    static String finish() {
        return "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
    }

    static List<JsonNode> chunks(HttpResponse<String> response) {
        var chunks = new ArrayList<JsonNode>();
        for (var line : response.body().split("\n")) {
            if (line.startsWith("data: {")) chunks.add(JSON.readTree(line.substring(6)));
        }
        return chunks;
    }

    static String text(List<JsonNode> chunks) {
        var text = new StringBuilder();
        for (var chunk : chunks) {
            var content = chunk.at("/choices/0/delta/content");
            if (content.isString()) text.append(content.stringValue());
        }
        return text.toString();
    }
}
