package io.taomarket.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Streams: part D of the checklist. */
class StreamConformanceEndToEndTests extends Conformance {

    private static final String TEXT = "one two three four five six seven eight nine ten eleven twelve";
    private static final String STREAM = "'stream': true";
    private static final String WITH_USAGE = "'stream': true, 'stream_options': {'include_usage': true}";
    private static final int AT_ONCE = 500;
    /** Idle money goes back after half a minute, looked for every few seconds. */
    private static final Duration IDLE_MONEY_IS_BACK = Duration.ofSeconds(60);

    @TestFactory
    List<DynamicTest> healthy() {
        fact("D1 a stream has its own head", () -> {
            var stream = say(TEXT, STREAM);
            assertThat(stream.header("content-type")).startsWith("text/event-stream");
            assertThat(stream.header("content-length")).isEmpty();
            assertThat(stream.header("cache-control")).contains("no-cache");
            assertThat(stream.header("x-tao-miner")).isNotBlank();
        });
        fact("D2 each event is one line of JSON", () -> chunks(say(TEXT, STREAM)));
        fact("D3 the first event names the assistant", () -> assertThat(chunks(say(TEXT, STREAM))
                        .getFirst()
                        .path("choices")
                        .get(0)
                        .path("delta")
                        .path("role")
                        .asString())
                .isEqualTo("assistant"));
        fact("D4 all events are of one answer", () -> {
            var heads = new HashSet<String>();
            for (var chunk : chunks(say(TEXT, STREAM)))
                heads.add(chunk.path("id").asString()
                        + chunk.path("created")
                        + chunk.path("model")
                        + chunk.path("object"));
            assertThat(heads).hasSize(1).allSatisfy(head -> assertThat(head).contains("chat.completion.chunk", ECHO));
        });
        fact("D5 the pieces are the whole", () -> assertThat(text(chunks(say(TEXT, STREAM))))
                .isEqualTo(content(say(TEXT, ""))));
        fact("D6 one event says how it ended", () -> assertThat(chunks(say(TEXT, STREAM)).stream()
                        .map(chunk -> chunk.path("choices").path(0).path("finish_reason"))
                        .filter(reason -> reason.isString()))
                .hasSize(1));
        fact(
                "D7 nothing follows [DONE]",
                () -> assertThat(say(TEXT, STREAM).text().strip()).endsWith("data: [DONE]"));
        fact("D8 no event is without a choice unless usage was asked for", () -> assertThat(chunks(say(TEXT, STREAM)))
                .allSatisfy(chunk -> assertThat(chunk.path("choices")).isNotEmpty()));
        fact("D9 usage comes last, in an event without a choice", () -> {
            var chunks = chunks(say(TEXT, WITH_USAGE));
            assertThat(chunks.getLast().path("choices")).isEmpty();
            assertThat(chunks.getLast().path("usage").path("total_tokens").intValue())
                    .isPositive();
            assertThat(chunks.subList(0, chunks.size() - 1)).allSatisfy(chunk -> assertThat(
                            chunk.path("usage").isNull() || chunk.path("usage").isMissingNode())
                    .isTrue());
        });
        fact("D10 a stream uses what a whole answer uses", () -> {
            var streamed = chunks(say(TEXT, WITH_USAGE)).getLast().path("usage");
            var whole = ok(say(TEXT, "")).path("usage");
            for (var field : List.of("prompt_tokens", "completion_tokens", "total_tokens"))
                assertThat(streamed.path(field)).isEqualTo(whole.path(field));
        });
        fact("D12 choices are told apart by their index", () -> {
            var chunks = chunks(say("one two", STREAM + ", 'n': 3"));
            for (var index = 0; index < 3; index++) {
                var own = new StringBuilder();
                for (var chunk : chunks)
                    for (var choice : chunk.path("choices"))
                        if (choice.path("index").intValue() == index)
                            own.append(choice.path("delta").path("content").asString(""));
                assertThat(own).hasToString("one two");
            }
        });
        fact("D13 pieces are passed on one by one, as they come", () -> {
            var gaps = new Trickle(marketplace.url())
                    .gapsMs(customer.key(), body(ECHO, TEXT + "\n!sim {\"token_ms\": 100}", STREAM));
            assertThat(gaps).hasSizeGreaterThanOrEqualTo(10);
            assertThat(gaps.stream().sorted().toList().get(gaps.size() / 2))
                    .as(gaps.toString())
                    .isBetween(60L, 160L);
        });
        fact("D14 a customer who waits is told with a comment", () -> {
            var stream = misbehave("x", "{'first_token_ms': 7000}", STREAM);
            assertThat(text(chunks(stream))).isEqualTo("x");
            assertThat(stream.text()).startsWith(":");
        });
        fact("D31 five hundred streams at once for a minute, none with another's words", this::manyAtOnce);
        fact(
                "D34 no balance is a plain 402",
                () -> refused(
                        ask(another("Streamless", 0).key(), ECHO, "x", STREAM), 402, null, "insufficient_credits"));
        fact("D35 no event has an error, not even null", () -> {
            for (var stream : List.of(say(TEXT, STREAM), misbehave(TEXT, "{'fault': 'error_null'}", STREAM)))
                assertThat(chunks(stream))
                        .allSatisfy(chunk -> assertThat(chunk.has("error")).isFalse());
        });
        return facts();
    }

    @TestFactory
    List<DynamicTest> failing() {
        for (var fault : List.of(
                "cut", "close_clean", "error_500", "error_429", "broken_json", "big_event", "json_for_stream")) {
            fact("D16 a miner that fails with " + fault + " before the first token is replaced", () -> {
                var stream = misbehave(TEXT, "{'fault': '" + fault + "', 'attempts': 1}", STREAM);
                assertThat(text(chunks(stream))).isEqualTo(TEXT);
                assertThat(generation(stream).path("attempts")).hasSize(2);
            });
            fact("D17 when every miner fails with " + fault + " there is no stream", () -> {
                var answer = misbehave(TEXT, "{'fault': '" + fault + "'}", STREAM);
                assertThat(answer.status()).as(answer.text()).isIn(429, 502, 503);
                refused(answer, answer.status(), null, null);
            });
        }
        for (var fault : List.of("cut", "close_clean", "broken_json", "big_event"))
            fact("D18 D20 D21 a stream that breaks with " + fault + " says so and costs nothing", () -> {
                var stream = misbehave(TEXT, "{'fault': '" + fault + "', 'after_tokens': 5}", STREAM);
                brokenBy(stream, "provider_unavailable");
                var generation = generation(stream);
                assertThat(generation.path("finish_reason").asString()).isEqualTo("error");
                assertThat(generation.path("cost_rao").asString()).isEqualTo("0");
            });
        fact("D19 a miner that stalls is cut off, whatever comments it sends", () -> {
            var stalled = parallel(List.<Callable<Gateway.Answer>>of(
                    () -> misbehave(TEXT, "{'fault': 'stall', 'after_tokens': 5}", STREAM),
                    () -> misbehave(TEXT, "{'fault': 'stall', 'after_tokens': 5, 'comment_ms': 500}", STREAM)));
            for (var stream : stalled) brokenBy(stream, "stream_timeout");
        });
        fact("D22 the end comes once", () -> {
            var stream = misbehave(TEXT, "{'fault': 'double_done'}", STREAM);
            assertThat(text(chunks(stream))).isEqualTo(TEXT);
            assertThat(data(stream).stream().filter("[DONE]"::equals)).hasSize(1);
        });
        fact("D23 D24 whatever the miner says it used, our count is charged", () -> {
            var honest = chunks(say(TEXT, WITH_USAGE)).getLast().path("usage").path("completion_tokens");
            for (var fault : List.of("usage_x10", "no_usage")) {
                var stream = misbehave(TEXT, "{'fault': '" + fault + "'}", WITH_USAGE);
                assertThat(chunks(stream).getLast().path("usage").path("completion_tokens"))
                        .isEqualTo(honest);
            }
        });
        fact("D25 a document for a stream is never passed on", () -> {
            var stream = misbehave(TEXT, "{'fault': 'json_for_stream', 'attempts': 1}", STREAM);
            assertThat(text(chunks(stream))).isEqualTo(TEXT);
        });
        fact("D26 other ways to write events are made ours", () -> {
            var stream = misbehave(TEXT, "{'fault': 'crlf'}", STREAM);
            assertThat(text(chunks(stream))).isEqualTo(TEXT);
            assertThat(stream.text()).doesNotContain("\r", "a comment", "event:", "id: 1");
        });
        fact("D27 an answer without words costs nothing", () -> {
            var stream = misbehave(TEXT, "{'fault': 'empty'}", STREAM);
            if (stream.status() != 200) return;
            assertThat(generation(stream).path("cost_rao").asString()).isEqualTo("0");
        });
        return facts();
    }

    @TestFactory
    List<DynamicTest> leaving() {
        var leaver = another("Leaver", TAO);
        var early = another("Early", TAO);
        fact("D28 who leaves pays for what was written, once, and the miner is let go within a second", () -> {
            var id = new Trickle(marketplace.url())
                    .leaveAfter(3, leaver.key(), body(ECHO, TEXT + "\n!sim {\"token_ms\": 200}", STREAM));
            var generation = await().atMost(SETTLED)
                    .until(() -> gateway.get("/v1/generation?id=" + id, leaver.key()), found -> found.status() == 200)
                    .body();
            assertThat(generation.path("finish_reason").asString()).isEqualTo("client_closed");
            assertThat(generation.path("completion_tokens").intValue()).isBetween(3, 9);
            var costRao = costRao(generation);
            assertThat(rao(generation, "cost_rao")).isEqualTo(costRao).isPositive();
            charged(leaver, costRao);
            assertThat(takenRao(leaver)).isEqualTo(Map.of(id, costRao));
            nothingIsReserved(leaver);
        });
        fact("D29 who leaves before the first token pays nothing", () -> {
            new Trickle(marketplace.url())
                    .leaveAtOnce(early.key(), body(ECHO, TEXT + "\n!sim {\"first_token_ms\": 3000}", STREAM));
            nothingIsReserved(early);
            assertThat(usedRao(early.key())).isZero();
        });
        fact("D28 D29 the holds of those who have left are closed", () -> await().atMost(IDLE_MONEY_IS_BACK)
                .untilAsserted(() -> {
                    for (var gone : List.of(leaver, early)) {
                        var wallet = gateway.get("/api/v1/wallet", gone.key()).body();
                        assertThat(rao(wallet, "held_rao")).isZero();
                        assertThat(rao(wallet, "free_rao")).isEqualTo(TAO - usedRao(gone.key()));
                    }
                    assertThat(takenRao(leaver)).hasSize(1);
                    assertThat(takenRao(early)).isEmpty();
                }));
        return facts();
    }

    private long costRao(JsonNode generation) {
        var price = endpoints(ECHO).get(generation.path("miner").asString());
        return Math.ceilDiv(
                generation.path("prompt_tokens").longValue() * rao(price, "prompt_rao_per_mtok")
                        + generation.path("completion_tokens").longValue() * rao(price, "completion_rao_per_mtok"),
                1_000_000L);
    }

    /** What the ledger has taken, by request. */
    private Map<String, Long> takenRao(Gateway.Customer customer) {
        var taken = new HashMap<String, Long>();
        for (var entry : gateway.get("/api/v1/wallet/entries?limit=100", customer.key())
                .body()
                .path("items")) {
            var amountRao = rao(entry, "amount_rao");
            if (amountRao < 0) taken.merge(entry.path("reference").asString(), -amountRao, Long::sum);
        }
        return taken;
    }

    private void nothingIsReserved(Gateway.Customer leaver) {
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            var credits = gateway.get("/v1/credits", leaver.key()).body();
            assertThat(rao(credits, "available_rao"))
                    .isEqualTo(rao(credits, "total_credits_rao") - rao(credits, "total_usage_rao"));
        });
    }

    private void manyAtOnce() throws Exception {
        var calls = new ArrayList<Callable<Gateway.Answer>>();
        var nonces = new ArrayList<String>();
        for (var i = 0; i < AT_ONCE; i++) {
            var nonce = UUID.randomUUID().toString();
            nonces.add(nonce);
            var text = (nonce + " ").repeat(60).strip() + "\n!sim {\"token_ms\": 1000}";
            calls.add(() -> ask(customer.key(), ECHO, text, STREAM));
        }
        var streams = parallel(calls);
        for (var i = 0; i < AT_ONCE; i++)
            assertThat(text(chunks(streams.get(i))))
                    .isEqualTo((nonces.get(i) + " ").repeat(60).strip());
    }

    private static <T> List<T> parallel(List<Callable<T>> calls) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<T>();
            for (var result : threads.invokeAll(calls)) results.add(result.get());
            return results;
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
