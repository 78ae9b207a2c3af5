package io.taomarket.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What must be true of the money after everything that can happen, asked through the gateway. */
final class Books {

    private final Gateway gateway;
    private final String adminKey;

    Books(Gateway gateway, String adminKey) {
        this.gateway = gateway;
        this.adminKey = adminKey;
    }

    /**
     * A request may have been served although its answer was lost with the connection; never the other way round.
     *
     * @param acknowledged what each answered request has cost, in rao, by its id
     * @param lostAnswers how many answers may have been lost
     */
    void settleEachOnce(Gateway.Customer customer, long fundsRao, Map<String, Long> acknowledged, int lostAnswers) {
        for (var request : acknowledged.entrySet()) {
            var generation = gateway.get("/v1/generation?id=" + request.getKey(), customer.key());
            assertThat(generation.status()).as(generation.text()).isEqualTo(200);
            assertThat(generation.body().path("cost_rao").asString())
                    .isEqualTo(request.getValue().toString());
        }
        var credits = gateway.get("/v1/credits", customer.key()).body();
        var usageRao = Long.parseLong(credits.path("total_usage_rao").asString());
        var availableRao = Long.parseLong(credits.path("available_rao").asString());
        var chargedRao = chargedRaoByRequest(customer);
        assertThat(chargedRao).containsAllEntriesOf(acknowledged);
        assertThat(chargedRao.size() - acknowledged.size()).isLessThanOrEqualTo(lostAnswers);
        assertThat(usageRao)
                .isEqualTo(
                        chargedRao.values().stream().mapToLong(Long::longValue).sum());
        assertThat(availableRao).isEqualTo(fundsRao - usageRao);
    }

    void balance() {
        var supply = gateway.get("/api/v1/supply").body();
        assertThat(supply.path("balanced").asBoolean()).isTrue();
        assertThat(supply.path("in_transit_rao").asString()).isEqualTo("0");
    }

    void keepEveryInvariant() {
        var report = gateway.get("/api/v1/admin/wallet/invariants", adminKey).body();
        assertThat(report.path("items").isEmpty()).isFalse();
        assertThat(report.findValues("ok")).isNotEmpty().allMatch(JsonNode::asBoolean);
    }

    void payEveryEpochOnce() {
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

    /** What the ledger took for each request; a request that stands twice in it fails here. */
    private Map<String, Long> chargedRaoByRequest(Gateway.Customer customer) {
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
}
