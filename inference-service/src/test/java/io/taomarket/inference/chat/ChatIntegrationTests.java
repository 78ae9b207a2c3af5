package io.taomarket.inference.chat;

import static io.taomarket.inference.testing.FakeMiner.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import io.taomarket.inference.testing.FakeMiner;
import io.taomarket.inference.testing.InferenceTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
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

    @Test
    void streamsInOpenAisOrder() throws Exception {
        var model = chatModel(GOOD);
        var body = chat(model, ",\"stream\":true,\"stream_options\":{\"include_usage\":true}");

        var response = post(customer(RICH), "/v1/chat/completions", body);

        assertThat(response.headers().firstValue("content-type").orElseThrow()).startsWith("text/event-stream");
        assertThat(response.headers().firstValue("cache-control")).hasValue("no-cache");
        assertThat(response.headers().firstValue("content-length")).isEmpty();
        assertThat(response.headers().firstValue("x-tao-miner")).hasValue(GOOD.hotkey());
        assertThat(response.body()).endsWith("data: [DONE]\n\n");
        var chunks = chunks(response);
        assertThat(chunks.getFirst().at("/choices/0/delta/role").stringValue()).isEqualTo("assistant");
        assertThat(chunks.getFirst().at("/choices/0/delta/content").stringValue())
                .isEmpty();
        assertThat(text(chunks)).isEqualTo("Hello world");
        assertThat(chunks.get(chunks.size() - 2).at("/choices/0/finish_reason").stringValue())
                .isEqualTo("stop");
        var last = chunks.getLast();
        assertThat(last.get("choices").size()).isZero();
        assertThat(last.at("/usage/completion_tokens").intValue()).isEqualTo(2);
        assertThat(last.at("/usage/cost_rao").stringValue()).isEqualTo("12");
        assertThat(chunks).allSatisfy(chunk -> {
            assertThat(chunk.has("error")).isFalse();
            assertThat(chunk.get("id")).isEqualTo(last.get("id"));
            assertThat(chunk.get("object").stringValue()).isEqualTo("chat.completion.chunk");
        });
        assertThat(chunks.subList(0, chunks.size() - 1))
                .allSatisfy(chunk -> assertThat(chunk.get("usage").isNull()).isTrue());
    }

    @Test
    void understandsOpenRoutersWordForUsage() throws Exception {
        var model = chatModel(GOOD);
        var body = chat(model, ",\"stream\":true,\"usage\":{\"include\":true}");

        var response = post(customer(RICH), "/v1/chat/completions", body);

        assertThat(chunks(response).getLast().at("/usage/completion_tokens").intValue())
                .isEqualTo(2);
    }

    @Test
    void saysNothingOfUsageUnlessAsked() throws Exception {
        var model = chatModel(GOOD);

        var response = post(customer(RICH), "/v1/chat/completions", chat(model, ",\"stream\":true"));

        assertThat(response.body()).doesNotContain("usage");
    }

    @Test
    void normalisesLineEndingsCommentsSplitDataAndNullErrors() throws Exception {
        var odd = new FakeMiner().does((exchange, _) -> {
            stream(
                    exchange,
                    ": hi\r\n\r\n",
                    "event: x\r\ndata: {\"error\":null,\"choices\":[{\"index\":0,\r\ndata: \"delta\":{\"content\":\"Hé😀\"}}]}\r\n\r\n",
                    finish(),
                    "data: {\"choices\":[]}\n\ndata: [DONE]\n\ndata: [DONE]\n\n" + delta("late"));
            exchange.close();
        });
        var model = chatModel(odd);

        var response = post(customer(RICH), "/v1/chat/completions", chat(model, ",\"stream\":true"));

        assertThat(text(chunks(response))).isEqualTo("Hé😀");
        assertThat(response.body()).containsOnlyOnce("[DONE]").doesNotContain("\r", "error");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "data: {broken\n\n",
                "data: {\"error\":{\"message\":\"10.0.0.7 is full\"}}\n\n",
                "data: {\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\"}}]}\n\n",
                "data: [DONE]\n\n",
                "data: {\"choices\":[{\"index\":9,\"delta\":{\"content\":\"x\"}}]}\n\n",
            })
    void aStreamThatFailsBeforeItsFirstTokenIsTakenOver(String events) throws Exception {
        var bad = new FakeMiner().does((exchange, _) -> {
            stream(exchange, events);
            exchange.close();
        });
        var model = chatModel(bad, GOOD);

        var response = post(customer(RICH), "/v1/chat/completions", preferring(model, bad));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(text(chunks(response))).isEqualTo("Hello world");
        assertThat(response.body()).doesNotContain("10.0.0.7");
    }

    @Test
    void jsonForAStreamIsTakenOver() throws Exception {
        var plain = new FakeMiner().answers("{\"choices\":[]}");
        var model = chatModel(plain, GOOD);

        var response = post(customer(RICH), "/v1/chat/completions", preferring(model, plain));

        assertThat(text(chunks(response))).isEqualTo("Hello world");
    }

    @Test
    void anErrorBeforeTheFirstTokenIsAStatusNotAStream() throws Exception {
        var broken = new FakeMiner();
        var model = chatModel(broken);

        var response = post(customer(RICH), "/v1/chat/completions", chat(model, ",\"stream\":true"));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(error(response).get("code").stringValue()).isEqualTo("provider_unavailable");
    }

    @Test
    void noBalanceIsAPlainEnvelopeForAStreamToo() throws Exception {
        var model = chatModel(GOOD);

        var response = post(customer(0), "/v1/chat/completions", chat(model, ",\"stream\":true"));

        assertThat(response.statusCode()).isEqualTo(402);
        assertThat(error(response).get("code").stringValue()).isEqualTo("insufficient_credits");
    }

    @Test
    void aBreakInTheMiddleIsOneErrorEventWithoutDone() throws Exception {
        var breaking = new FakeMiner().does((exchange, _) -> {
            stream(exchange, delta("Hello"), "data: {oops\n\n");
            exchange.close();
        });
        var model = chatModel(breaking, GOOD);

        var response = post(customer(RICH), "/v1/chat/completions", preferring(model, breaking));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).doesNotContain("[DONE]");
        assertThat(chunks(response).getLast().at("/error/code").stringValue()).isEqualTo("provider_unavailable");
    }

    @Test
    void aCleanCloseWithoutFinishReasonIsAnError() throws Exception {
        var closing = new FakeMiner().does((exchange, _) -> {
            stream(exchange, delta("Hello"));
            exchange.close();
        });
        var model = chatModel(closing);

        var response = post(customer(RICH), "/v1/chat/completions", chat(model, ",\"stream\":true"));

        assertThat(chunks(response).getLast().has("error")).isTrue();
    }

    @Test
    void aStallInTheMiddleIsATimeout() throws Exception {
        var stalling = new FakeMiner().does((exchange, _) -> stream(exchange, delta("Hello")));
        var model = chatModel(stalling);

        var response = post(customer(RICH), "/v1/chat/completions", chat(model, ",\"stream\":true"));

        assertThat(chunks(response).getLast().at("/error/code").stringValue()).isEqualTo("stream_timeout");
    }

    @Test
    void commentsDoNotKeepASilentMinerAlive() throws Exception {
        var dripping = new FakeMiner().does((exchange, _) -> {
            stream(exchange, ": a\n\n");
            for (var i = 0; i < 100; i++) {
                LockSupport.parkNanos(100_000_000);
                exchange.getResponseBody().write(": b\n\n".getBytes());
                exchange.getResponseBody().flush();
            }
        });
        var model = chatModel(dripping, GOOD);

        var response = post(customer(RICH), "/v1/chat/completions", preferring(model, dripping));

        assertThat(text(chunks(response))).isEqualTo("Hello world");
        assertThat(response.body()).startsWith(": ");
    }

    @Test
    void eachTokenComesAsSoonAsTheMinerSendsIt() throws Exception {
        var goOn = new CountDownLatch(1);
        var slow = new FakeMiner().does((exchange, _) -> {
            stream(exchange, delta("first"));
            try {
                goOn.await(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.getResponseBody().write((delta(" second") + finish() + "data: [DONE]\n\n").getBytes());
            exchange.close();
        });
        var model = chatModel(slow);

        var response = http.send(
                request(customer(RICH), "/v1/chat/completions", chat(model, ",\"stream\":true"))
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            var line = lines.readLine();
            while (!line.contains("first")) line = lines.readLine();
            goOn.countDown();
            while (!line.contains("second")) line = lines.readLine();
        }
    }

    @Test
    void aCustomerWhoLeavesStopsTheMiner() throws Exception {
        var stopped = new AtomicBoolean();
        var endless = new FakeMiner().does((exchange, _) -> {
            try {
                stream(exchange, delta("Hello"));
                while (true) {
                    exchange.getResponseBody().write(delta(" again").getBytes());
                    exchange.getResponseBody().flush();
                    LockSupport.parkNanos(20_000_000);
                }
            } catch (IOException e) {
                stopped.set(true);
            }
        });
        var model = chatModel(endless);
        var customer = customer(RICH);
        var body = chat(model, ",\"stream\":true");

        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(("POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                    + "X-Tao-Caller: " + token(customer) + "\r\nContent-Length: " + body.length()
                                    + "\r\n\r\n" + body)
                            .getBytes());
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream()));
            var line = lines.readLine();
            while (!line.contains("again")) line = lines.readLine();
        }

        await().atMost(Duration.ofSeconds(2)).untilTrue(stopped);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"stream\":true"})
    void aCustomerWhoLeavesBeforeTheAnswerStopsTheMiner(String extra) throws Exception {
        var asked = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        var slow = new FakeMiner().does((exchange, body) -> {
            var isStream = body.contains("\"stream\":true");
            exchange.getResponseHeaders().add("Content-Type", isStream ? "text/event-stream" : "application/json");
            exchange.sendResponseHeaders(200, 0);
            asked.countDown();
            try {
                while (true) {
                    exchange.getResponseBody().write((isStream ? ": \n\n" : " ").getBytes());
                    exchange.getResponseBody().flush();
                    LockSupport.parkNanos(20_000_000);
                }
            } catch (IOException e) {
                stopped.countDown();
            }
        });
        var model = chatModel(slow);
        var customer = customer(RICH);
        var body = chat(model, extra);

        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(("POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                    + "X-Tao-Caller: " + token(customer) + "\r\nContent-Length: " + body.length()
                                    + "\r\n\r\n" + body)
                            .getBytes());
            assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(stopped.await(1_200, TimeUnit.MILLISECONDS)).isTrue();
    }

    static String chat(String model, String extra) {
        return "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]%s}".formatted(model, extra);
    }

    static String preferring(String model, FakeMiner miner) {
        return chat(model, ",\"stream\":true,\"provider\":{\"order\":[\"" + miner.hotkey() + "\"]}");
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
