package io.taomarket.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** SIGKILL, ten times in a row, in the middle of traffic and epochs. */
class KillEndToEndTests {

    static final int KILLS = 10;
    static final long FUNDS_RAO = 1_000_000_000L;
    static final Duration SETTLED = Duration.ofSeconds(60);

    @Test
    void losesNothingAndDoublesNothing() {
        try (var marketplace = Marketplace.start("kill", 29_080)) {
            var customer = marketplace.gateway().customer("Grace", marketplace.adminKey(), FUNDS_RAO);
            var acknowledged = new ConcurrentHashMap<String, Long>();
            var random = new Random(7);
            var height = 0L;

            for (var kill = 0; kill < KILLS; kill++) {
                var before = acknowledged.size();
                var traffic = new Traffic(marketplace.gateway(), customer.key(), acknowledged);
                var wanted = before + 20 + random.nextInt(60);
                await().atMost(SETTLED).until(() -> acknowledged.size() >= wanted);
                marketplace.kill();
                traffic.stop();
                marketplace.start();
                height = nextHeight(marketplace.gateway(), height);
            }

            var gateway = marketplace.gateway();
            await().atMost(SETTLED)
                    .untilAsserted(() -> everyAcknowledgedRequestIsSettledOnce(gateway, customer, acknowledged));
            await().atMost(SETTLED).untilAsserted(() -> {
                var supply = gateway.get("/api/v1/supply").body();
                assertThat(supply.path("balanced").asBoolean()).isTrue();
                assertThat(supply.path("in_transit_rao").asString()).isEqualTo("0");
            });
            everyInvariantHolds(gateway, marketplace.adminKey());
            await().atMost(SETTLED).untilAsserted(() -> everyEpochIsPaidOnce(gateway));
        }
    }

    private static long nextHeight(Gateway gateway, long height) {
        var now = gateway.get("/api/v1/blocks/head").body().path("height").asLong();
        assertThat(now).isGreaterThanOrEqualTo(height);
        return now;
    }

    private static void everyAcknowledgedRequestIsSettledOnce(
            Gateway gateway, Gateway.Customer customer, Map<String, Long> acknowledged) {
        for (var request : acknowledged.entrySet()) {
            var generation = gateway.get("/v1/generation?id=" + request.getKey(), customer.key());
            assertThat(generation.status()).as(generation.text()).isEqualTo(200);
            assertThat(generation.body().path("cost_rao").asString())
                    .isEqualTo(request.getValue().toString());
        }
        var credits = gateway.get("/v1/credits", customer.key()).body();
        var usageRao = Long.parseLong(credits.path("total_usage_rao").asString());
        var availableRao = Long.parseLong(credits.path("available_rao").asString());
        // A request may have been served although its answer was lost with the connection; never the other way round.
        var chargedRao = chargedRaoByRequest(gateway, customer);
        assertThat(chargedRao).containsAllEntriesOf(acknowledged);
        assertThat(chargedRao.size() - acknowledged.size()).isLessThanOrEqualTo(KILLS * Traffic.CALLERS);
        assertThat(usageRao)
                .isEqualTo(
                        chargedRao.values().stream().mapToLong(Long::longValue).sum());
        assertThat(availableRao).isEqualTo(FUNDS_RAO - usageRao);
    }

    /** What the ledger took for each request; a request that stands twice in it fails here. */
    private static Map<String, Long> chargedRaoByRequest(Gateway gateway, Gateway.Customer customer) {
        var legs = new HashSet<String>();
        var chargedRao = new HashMap<String, Long>();
        var page = "/api/v1/wallet/entries?limit=100";
        for (var next = page; next != null; ) {
            var entries = gateway.get(next, customer.key()).body();
            for (var entry : entries.path("items")) {
                var amountRao = Long.parseLong(entry.path("amount_rao").asString());
                if (amountRao > 0) continue;
                var request = entry.path("reference").asString();
                assertThat(legs.add(request + "/" + entry.path("type").asString()))
                        .as("taken once: " + entry)
                        .isTrue();
                chargedRao.merge(request, -amountRao, Long::sum);
            }
            var cursor = entries.path("next_cursor");
            next = cursor.isString() ? page + "&cursor=" + cursor.asString() : null;
        }
        return chargedRao;
    }

    private static void everyInvariantHolds(Gateway gateway, String adminKey) {
        var report = gateway.get("/api/v1/admin/wallet/invariants", adminKey).body();
        assertThat(report.path("items").isEmpty()).isFalse();
        assertThat(report.findValues("ok")).isNotEmpty().allMatch(JsonNode::asBoolean);
    }

    private static void everyEpochIsPaidOnce(Gateway gateway) {
        var epochs = gateway.get("/api/v1/subnets/1/epochs?limit=100").body().path("items");
        assertThat(epochs.size()).isPositive();
        var last = epochs.valueStream()
                .mapToLong(epoch -> epoch.path("epoch").asLong())
                .max()
                .orElseThrow();
        assertThat(epochs.valueStream()
                        .map(epoch -> epoch.path("epoch").asLong())
                        .distinct()
                        .count())
                .isEqualTo(Math.min(last, 100));
    }

    /** Customers who do not stop asking. */
    private static final class Traffic {

        static final int CALLERS = 4;

        private final AtomicBoolean on = new AtomicBoolean(true);
        private final Thread[] callers = new Thread[CALLERS];

        Traffic(Gateway gateway, String key, Map<String, Long> acknowledged) {
            for (var i = 0; i < CALLERS; i++)
                callers[i] = Thread.ofVirtual().start(() -> ask(gateway, key, acknowledged));
        }

        private void ask(Gateway gateway, String key, Map<String, Long> acknowledged) {
            var body = Map.of("model", PaidInferenceEndToEndTests.MINILM, "input", "every rao is accounted for");
            while (on.get()) {
                try {
                    var answer = gateway.post("/v1/embeddings", key, body);
                    if (answer.status() == 200) {
                        acknowledged.put(
                                answer.header("x-request-id"), Long.parseLong(answer.header("x-tao-cost-rao")));
                    }
                } catch (RuntimeException e) {
                    if (!on.get()) return;
                }
            }
        }

        void stop() {
            on.set(false);
            try {
                for (var caller : callers) caller.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
