package io.taomarket.inference.chat;

import static io.taomarket.inference.chat.ChatIntegrationTests.GOOD;
import static io.taomarket.inference.chat.ChatIntegrationTests.RICH;
import static io.taomarket.inference.chat.ChatIntegrationTests.chat;
import static io.taomarket.inference.chat.ChatIntegrationTests.chunks;
import static io.taomarket.inference.chat.ChatIntegrationTests.delta;
import static io.taomarket.inference.chat.ChatIntegrationTests.finish;
import static io.taomarket.inference.chat.ChatIntegrationTests.text;
import static io.taomarket.inference.testing.FakeMiner.stream;
import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.inference.testing.FakeMiner;
import io.taomarket.inference.testing.InferenceTest;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chats that are answered token by token. */
class ChatStreamIntegrationTests extends InferenceTest {

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

    static String preferring(String model, FakeMiner miner) {
        return chat(model, ",\"stream\":true,\"provider\":{\"order\":[\"" + miner.hotkey() + "\"]}");
    }
}
