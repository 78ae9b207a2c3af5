package io.taomarket.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taomarket.systemtests.Gateway.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What is charged, and to whom requests go: parts J and K of the checklist. */
class MoneyConformanceEndToEndTests extends Conformance {

    private static final String STREAM = "'stream': true";

    @TestFactory
    List<DynamicTest> money() {
        fact("J1 the same key replays the answer and charges once", () -> {
            var payer = another("Replay", TAO);
            var key = UUID.randomUUID().toString();
            var first = once(payer.key(), key, "hello", "");
            var second = once(payer.key(), key, "hello", "");
            assertThat(ok(second)).isEqualTo(ok(first));
            assertThat(second.header("idempotency-replayed")).isEqualTo("true");
            charged(payer, rao(first.body().path("usage"), "cost_rao"));
        });
        fact("J2 twenty at once under one key are charged once", () -> {
            var payer = another("Twenty", TAO);
            var key = UUID.randomUUID().toString();
            var answers = new ArrayList<Answer>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var calls = new ArrayList<java.util.concurrent.Callable<Answer>>();
                for (var i = 0; i < 20; i++)
                    calls.add(() -> once(payer.key(), key, "hello\n!sim {\"first_token_ms\": 300}", ""));
                for (var answer : threads.invokeAll(calls)) answers.add(answer.get());
            }
            assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 409));
            assertThat(answers).filteredOn(answer -> answer.status() == 409).allSatisfy(answer -> assertThat(
                            answer.header("retry-after"))
                    .isNotBlank());
            var good = answers.stream()
                    .filter(answer -> answer.status() == 200)
                    .findFirst()
                    .orElseThrow();
            charged(payer, rao(good.body().path("usage"), "cost_rao"));
        });
        fact("J3 the same key with another body is 422", () -> {
            var key = UUID.randomUUID().toString();
            ok(once(customer.key(), key, "hello", ""));
            refused(once(customer.key(), key, "other", ""), 422, null, "idempotency_mismatch");
        });
        fact("J5 what has failed may run again under its key", () -> {
            var payer = another("Again", TAO);
            var key = UUID.randomUUID().toString();
            var text = "hello\n!sim {\"fault\": \"error_500\"}";
            assertThat(once(payer.key(), key, text, "").status()).isGreaterThanOrEqualTo(500);
            assertThat(once(payer.key(), key, text, "").status()).isGreaterThanOrEqualTo(500);
            assertThat(usedRao(payer.key())).isZero();
        });
        fact("J6 a stream is replayed as a stream", () -> {
            var payer = another("Streams", TAO);
            var key = UUID.randomUUID().toString();
            var first = once(payer.key(), key, "one two", STREAM);
            var second = once(payer.key(), key, "one two", STREAM);
            assertThat(text(chunks(second))).isEqualTo(text(chunks(first)));
            charged(payer, rao(generationOf(payer, first), "cost_rao"));
        });
        fact("J8 a call costs tokens times price, rounded up once, everywhere the same", () -> {
            var payer = another("Exact", TAO);
            var answer = ask(payer.key(), ECHO, "one two three", "");
            var usage = ok(answer).path("usage");
            var price = endpoints(ECHO).get(answer.header("x-tao-miner"));
            var costRao = Math.ceilDiv(
                    usage.path("prompt_tokens").longValue() * rao(price, "prompt_rao_per_mtok")
                            + usage.path("completion_tokens").longValue() * rao(price, "completion_rao_per_mtok"),
                    1_000_000L);
            assertThat(rao(usage, "cost_rao")).isEqualTo(costRao);
            assertThat(usage.path("cost").decimalValue())
                    .isEqualByComparingTo(java.math.BigDecimal.valueOf(costRao, 9));
            assertThat(answer.header("x-tao-cost-rao")).isEqualTo(String.valueOf(costRao));
            var generation = generationOf(payer, answer);
            assertThat(rao(generation, "cost_rao")).isEqualTo(costRao);
            assertThat(rao(generation, "miner_rao") + rao(generation, "protocol_rao"))
                    .isEqualTo(costRao);
            assertThat(Receipts.content(generation.path("receipt").asString())
                            .path("cost_rao")
                            .asString())
                    .isEqualTo(String.valueOf(costRao));
            charged(payer, costRao);
        });
        fact("J11 of two miners that were tried only the second is paid", () -> {
            var payer = another("Failover", TAO);
            var answer = ask(payer.key(), ECHO, "hello\n!sim {\"fault\": \"cut\", \"attempts\": 1}", "");
            ok(answer);
            var generation = generationOf(payer, answer);
            var tried = new ArrayList<String>();
            generation
                    .path("attempts")
                    .forEach(attempt -> tried.add(attempt.path("miner").asString()));
            assertThat(tried).hasSize(2).doesNotHaveDuplicates();
            assertThat(generation.path("miner").asString())
                    .isEqualTo(tried.getLast())
                    .isEqualTo(answer.header("x-tao-miner"));
            charged(payer, rao(generation, "cost_rao"));
        });
        fact("J14 credits and key agree with the ledger soon after the reply", () -> {
            var payer = another("Agree", TAO);
            var costRao = rao(ok(ask(payer.key(), ECHO, "hello", "")).path("usage"), "cost_rao");
            charged(payer, costRao);
            await().atMost(SETTLED).untilAsserted(() -> {
                var credits = gateway.get("/v1/credits", payer.key()).body();
                assertThat(rao(credits, "available_rao")).isEqualTo(TAO - costRao);
                assertThat(rao(gateway.get("/v1/key", payer.key()).body(), "usage_rao"))
                        .isEqualTo(costRao);
            });
        });
        fact("J15 every rao is where it should be", () -> await().atMost(SETTLED)
                .untilAsserted(() -> assertThat(gateway.get("/api/v1/supply")
                                .body()
                                .path("balanced")
                                .asBoolean())
                        .isTrue()));
        return facts();
    }

    @TestFactory
    List<DynamicTest> wishes() {
        var miners = List.of(marketplace.hotkey("sim-echo-1"), marketplace.hotkey("sim-echo-2"));
        fact("K1 an order is kept", () -> {
            for (var miner : miners)
                assertThat(say("x", "'provider': {'order': ['" + miner + "']}").header("x-tao-miner"))
                        .isEqualTo(miner);
        });
        fact("K2 without fallbacks nobody else is called", () -> {
            var answer = misbehave(
                    "x",
                    "{'fault': 'error_500', 'attempts': 1}",
                    "'provider': {'order': ['" + miners.getFirst() + "'], 'allow_fallbacks': false}");
            assertThat(answer.status()).as(answer.text()).isGreaterThanOrEqualTo(500);
            assertThat(generation(answer).path("attempts")).hasSize(1);
        });
        fact("K3 only and ignore are kept", () -> {
            for (var i = 0; i < 20; i++) {
                assertThat(say("x", "'provider': {'only': ['" + miners.getFirst() + "']}")
                                .header("x-tao-miner"))
                        .isEqualTo(miners.getFirst());
                assertThat(say("x", "'provider': {'ignore': ['" + miners.getFirst() + "']}")
                                .header("x-tao-miner"))
                        .isEqualTo(miners.getLast());
            }
        });
        fact("K4 the cheapest is taken when that is wanted", () -> {
            for (var i = 0; i < 5; i++)
                assertThat(say("x", "'provider': {'sort': 'price'}").header("x-tao-miner"))
                        .isEqualTo(miners.getFirst());
        });
        fact("K5 sorting by speed is taken", () -> {
            for (var sort : List.of("throughput", "latency")) content(say("x", "'provider': {'sort': '" + sort + "'}"));
        });
        fact("K6 dearer miners are left out", () -> {
            for (var i = 0; i < 5; i++)
                assertThat(say("x", "'provider': {'max_price': {'prompt': 0.0055}}")
                                .header("x-tao-miner"))
                        .isEqualTo(miners.getFirst());
            refused(say("x", "'provider': {'max_price': {'prompt': 0.0000001}}"), 404, null, "no_miner_matches");
        });
        fact("K7 an unknown wish is refused by name", () -> assertThat(
                        refused(say("x", "'provider': {'colour': 'blue'}"), 400, null, null)
                                .path("param")
                                .asString())
                .contains("colour"));
        fact("K8 miners that may keep what they are sent are left out", () -> {
            refused(say("x", "'provider': {'data_collection': 'deny'}"), 404, null, "no_miner_matches");
            refused(say("x", "'provider': {'zdr': true}"), 404, null, "no_miner_matches");
        });
        fact(
                "K9 other quantisations are left out",
                () -> refused(say("x", "'provider': {'quantizations': ['bf16']}"), 404, null, "no_miner_matches"));
        fact("K10 variants of a model's name are served", () -> {
            for (var variant : List.of(":floor", ":nitro")) ok(ask(customer.key(), ECHO + variant, "x", ""));
        });
        fact("K11 another model is taken when the first has nobody", () -> {
            var answer = gateway.post(
                    CHAT,
                    bearer(customer.key()),
                    json("{'models': ['sim/unserved', 'sim/echo-tools'],"
                            + " 'messages': [{'role': 'user', 'content': 'x'}]}"));
            assertThat(ok(answer).path("model").asString()).isEqualTo(TOOLS);
            assertThat(endpoints(TOOLS)).containsKey(answer.header("x-tao-miner"));
        });
        fact("K12 a floor of quality that nobody reaches is refused", () -> {
            var answer = post(
                    "/v1/embeddings",
                    "{'model': '" + PaidInferenceEndToEndTests.BGE + "', 'input': 'x', 'provider': {'min_quality': 1, "
                            + "'only': ['" + marketplace.hotkey("miner-cheat") + "']}}");
            refused(answer, 503, null, "no_miner_available");
            assertThat(answer.header("retry-after")).isNotBlank();
        });
        fact("K14 a session stays with its miner", () -> {
            var seen = new HashMap<String, HashSet<String>>();
            for (var session : List.of("one", "two", "three")) {
                for (var i = 0; i < 6; i++)
                    seen.computeIfAbsent(session, _ -> new HashSet<>())
                            .add(say("x", "'session_id': '" + session + "'").header("x-tao-miner"));
            }
            assertThat(seen).allSatisfy((_, reached) -> assertThat(reached).hasSize(1));
        });
        return facts();
    }

    private tools.jackson.databind.JsonNode generationOf(Gateway.Customer payer, Answer answer) {
        return await().atMost(SETTLED)
                .until(
                        () -> gateway.get("/v1/generation?id=" + answer.header("x-request-id"), payer.key()),
                        found -> found.status() == 200)
                .body();
    }

    private Answer once(String key, String idempotencyKey, String text, String more) {
        return gateway.post(
                CHAT,
                Map.of("Authorization", "Bearer " + key, "Idempotency-Key", idempotencyKey),
                body(ECHO, text, more));
    }
}
