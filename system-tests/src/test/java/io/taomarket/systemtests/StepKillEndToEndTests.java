package io.taomarket.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taomarket.systemtests.Gateway.Answer;
import io.taomarket.systemtests.Gateway.Customer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** J12: SIGKILL while requests stand at every step: money held, miner asked, stream half-way, just answered. */
@Order(Marketplace.ALONE)
class StepKillEndToEndTests {

    private static final int OF_EACH_KIND = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Shorter than in life, so that holds of the dead need not be waited for: ttl, and what must be below it. */
    private static final Map<String, String> SETTINGS = Map.of(
            "wallet.holds.ttl", "20s",
            "wallet.holds.yield-after", "10s",
            "wallet.holds.sweep-interval", "1s",
            "inference.hold.heartbeat", "2s",
            "inference.hold.stale-after", "10s",
            "inference.hold.idle-after", "5s",
            "inference.hold.tick", "1s",
            "inference.idempotent.lease", "15s",
            "inference.patience.embeddings", "2s");

    /** Where a request stands when everything dies. */
    private enum Step {
        ASKED("{\"first_token_ms\": 8000}"),
        HALF_WAY("{\"token_ms\": 500}"),
        ANSWERED("{}");

        private final String told;

        Step(String told) {
            this.told = told;
        }

        String body() {
            return Conformance.body(
                    Conformance.ECHO,
                    "one two three four five six seven eight nine ten\n!sim " + told,
                    "'stream': true, 'stream_options': {'include_usage': true}");
        }
    }

    /** A request of a customer of its own, under a key or not. */
    private record Sent(Step step, Customer customer, String idempotencyKey) {

        boolean isKeyed() {
            return !idempotencyKey.isEmpty();
        }
    }

    private final Map<Sent, Answer> answered = new ConcurrentHashMap<>();

    @Test
    void everyRequestIsPaidForOnceOrNotAtAllAndNoMoneyStaysHeld() throws Exception {
        try (var marketplace = Marketplace.start("steps", 30_080, SETTINGS, "--simulators")) {
            aDeadlineOfOursIs504AndSetsTheMoneyFree(marketplace);
            var sent = requests(marketplace);
            var underWay = start(marketplace, sent);
            answerTheLast(marketplace, sent);

            marketplace.kill();
            CompletableFuture.allOf(underWay).join();
            marketplace.start();

            for (var request : sent) if (request.isKeyed()) runsAgain(marketplace, request);
            await().atMost(PATIENCE).untilAsserted(() -> {
                for (var request : sent) isSettled(marketplace.gateway(), request);
                assertThat(supply(marketplace).path("balanced").asBoolean()).isTrue();
                assertThat(supply(marketplace).path("in_transit_rao").asString())
                        .isEqualTo("0");
            });
            var report = marketplace
                    .gateway()
                    .get("/api/v1/admin/wallet/invariants", marketplace.adminKey())
                    .body();
            assertThat(report.findValues("ok")).isNotEmpty().allMatch(JsonNode::asBoolean);
        }
    }

    private static void aDeadlineOfOursIs504AndSetsTheMoneyFree(Marketplace marketplace) {
        var gateway = marketplace.gateway();
        var customer = gateway.customer("Late", marketplace.adminKey(), Conformance.TAO);
        var late = gateway.post(
                "/v1/embeddings",
                Conformance.bearer(customer.key()),
                "{\"model\": \"sim/embed-64\", \"input\": " + Conformance.quoted("x\n!sim {\"first_token_ms\": 5000}")
                        + "}");
        Conformance.refused(late, 504, null, "provider_unavailable");
        await().atMost(PATIENCE).untilAsserted(() -> {
            var wallet = gateway.get("/api/v1/wallet", customer.key()).body();
            assertThat(Conformance.rao(wallet, "held_rao")).isZero();
            assertThat(Conformance.rao(wallet, "free_rao")).isEqualTo(Conformance.TAO);
        });
    }

    private static List<Sent> requests(Marketplace marketplace) {
        var gateway = marketplace.gateway();
        var sent = new ArrayList<Sent>();
        for (var step : Step.values()) {
            for (var i = 0; i < 2 * OF_EACH_KIND; i++) {
                var key = i % 2 == 0 ? "" : UUID.randomUUID().toString();
                var customer = gateway.customer(step + " " + i, marketplace.adminKey(), Conformance.TAO);
                sent.add(new Sent(step, customer, key));
            }
        }
        return sent;
    }

    /** Returns when the slow ones stand where they should. */
    private static CompletableFuture<?>[] start(Marketplace marketplace, List<Sent> sent) {
        var halfWay = new HashSet<Sent>();
        var underWay = new ArrayList<CompletableFuture<?>>();
        for (var request : sent) {
            if (request.step == Step.ANSWERED) continue;
            var arrived = new CompletableFuture<Void>();
            underWay.add(arrived);
            Thread.ofVirtual().start(() -> {
                try {
                    new Trickle(marketplace.url())
                            .readToTheEnd(
                                    request.customer.key(), request.idempotencyKey, request.step.body(), words -> {
                                        synchronized (halfWay) {
                                            if (words == 3) halfWay.add(request);
                                        }
                                    });
                } catch (IOException e) {
                    // the other side has died, as it should
                } finally {
                    arrived.complete(null);
                }
            });
        }
        await().atMost(PATIENCE).until(() -> {
            synchronized (halfWay) {
                return halfWay.size() == 2 * OF_EACH_KIND;
            }
        });
        for (var request : sent)
            if (request.step == Step.ASKED)
                assertThat(heldRao(marketplace.gateway(), request)).isPositive();
        return underWay.toArray(CompletableFuture[]::new);
    }

    private void answerTheLast(Marketplace marketplace, List<Sent> sent) {
        for (var request : sent)
            if (request.step == Step.ANSWERED) answered.put(request, post(marketplace.gateway(), request));
    }

    /** Whatever became of it, under its key it is answered in the end, and then always the same. */
    private void runsAgain(Marketplace marketplace, Sent request) {
        var gateway = marketplace.gateway();
        var answer = await().atMost(PATIENCE).until(() -> post(gateway, request), again -> {
            assertThat(again.status()).as(again.text()).isIn(200, 409, 503);
            if (again.status() != 200) assertThat(again.header("retry-after")).isNotBlank();
            return again.status() == 200;
        });
        var before = answered.put(request, answer);
        if (before != null)
            assertThat(Conformance.text(Conformance.chunks(answer)))
                    .isEqualTo(Conformance.text(Conformance.chunks(before)));
        var replay = post(gateway, request);
        assertThat(replay.header("idempotency-replayed")).isEqualTo("true");
        assertThat(replay.text()).isEqualTo(answer.text());
    }

    private void isSettled(Gateway gateway, Sent request) {
        var what = request.step + (request.isKeyed() ? " under a key" : "");
        var answer = answered.get(request);
        var costRao = answer == null ? 0 : costRao(answer);
        assertThat(heldRao(gateway, request)).as("still held, " + what).isZero();
        var credits = gateway.get("/v1/credits", request.customer.key()).body();
        assertThat(Conformance.rao(credits, "total_usage_rao")).as(what).isEqualTo(costRao);
        assertThat(Conformance.rao(credits, "available_rao")).as(what).isEqualTo(Conformance.TAO - costRao);
        var taken = takenRaoByRequest(gateway, request);
        assertThat(taken).as(what).hasSize(costRao == 0 ? 0 : 1);
        assertThat(taken.values().stream().mapToLong(Long::longValue).sum())
                .as(what)
                .isEqualTo(costRao);
    }

    private static long costRao(Answer answer) {
        return Conformance.rao(Conformance.chunks(answer).getLast().path("usage"), "cost_rao");
    }

    private static Map<String, Long> takenRaoByRequest(Gateway gateway, Sent request) {
        var entries = gateway.get("/api/v1/wallet/entries?limit=100", request.customer.key())
                .body()
                .path("items");
        var taken = new HashMap<String, Long>();
        for (var entry : entries) {
            var amountRao = Long.parseLong(entry.path("amount_rao").asString());
            if (amountRao < 0) taken.merge(entry.path("reference").asString(), -amountRao, Long::sum);
        }
        return taken;
    }

    private static long heldRao(Gateway gateway, Sent request) {
        return Conformance.rao(
                gateway.get("/api/v1/wallet", request.customer.key()).body(), "held_rao");
    }

    private static JsonNode supply(Marketplace marketplace) {
        return marketplace.gateway().get("/api/v1/supply").body();
    }

    private static Answer post(Gateway gateway, Sent request) {
        var headers = new HashMap<>(Conformance.bearer(request.customer.key()));
        if (request.isKeyed()) headers.put("Idempotency-Key", request.idempotencyKey);
        return gateway.post(Conformance.CHAT, headers, request.step.body());
    }
}
