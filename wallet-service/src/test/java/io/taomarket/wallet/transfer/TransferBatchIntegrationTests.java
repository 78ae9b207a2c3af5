package io.taomarket.wallet.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.wallet.WalletClient;
import io.taomarket.wallet.WalletClient.Answer;
import io.taomarket.wallet.WalletClient.Customer;
import io.taomarket.wallet.WalletTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@WalletTest
class TransferBatchIntegrationTests {

    private static final String BATCH = "/api/v1/transfers/batch";

    @Autowired
    WalletClient wallet;

    @Test
    void answersEachItemByItself() {
        var alice = wallet.customerWith(100);
        var bob = wallet.customer();
        var repeated = item(bob, "10");

        var answer =
                send(alice, repeated, repeated, item(bob, "1000"), item(bob, "1.5"), item(alice, "1"), item(bob, "20"));

        assertThat(codes(answer))
                .containsExactly(
                        "created", "exists", "insufficient_funds", "amount_invalid", "same_account", "created");
        assertThat(answer.body().path("results").get(2).path("status").asInt()).isEqualTo(402);
        assertThat(answer.body()
                        .path("results")
                        .get(2)
                        .path("details")
                        .path("available_rao")
                        .asString())
                .isEqualTo("90");
        assertThat(wallet.freeRao(alice)).isEqualTo(70);
        assertThat(wallet.freeRao(bob)).isEqualTo(30);
    }

    @Test
    void doesLinkedItemsTogetherOrNotAtAllAndNamesTheCause() {
        var alice = wallet.customerWith(100);
        var bob = wallet.customer();

        var answer = send(
                alice,
                item(bob, "1"),
                linked(item(bob, "10")),
                linked(item(bob, "1000")),
                item(bob, "10"),
                linked(item(bob, "2")),
                item(bob, "3"));

        assertThat(codes(answer))
                .containsExactly(
                        "created", "linked_failed", "insufficient_funds", "linked_failed", "created", "created");
        var failed = answer.body().path("results").get(3).path("details");
        assertThat(failed.path("cause_index").asInt()).isEqualTo(2);
        assertThat(failed.path("cause_code").asString()).isEqualTo("insufficient_funds");
        assertThat(wallet.freeRao(bob)).isEqualTo(6);
    }

    @Test
    void takesAThousandAtOnceAndNoMore() {
        var alice = wallet.customerWith(5_000);
        var bob = wallet.customer();
        var items = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < 1_000; i++) items.add(item(bob, "1"));

        var answer = wallet.post(wallet.as(alice), BATCH, Map.of("transfers", items));
        items.add(item(bob, "1"));
        var tooMany = wallet.post(wallet.as(alice), BATCH, Map.of("transfers", items));

        assertThat(codes(answer)).hasSize(1_000).containsOnly("created");
        assertThat(wallet.freeRao(bob)).isEqualTo(1_000);
        assertThat(tooMany.status()).isEqualTo(413);
        assertThat(tooMany.text("code")).isEqualTo("group_too_large");
    }

    @Test
    void refusesAnOpenGroup() {
        var alice = wallet.customerWith(100);
        var answer = send(alice, linked(item(wallet.customer(), "1")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("code")).isEqualTo("group_open");
    }

    @Test
    void replaysTheAnswerOfAnIdempotencyKey() {
        var alice = wallet.customerWith(100);
        var request = Map.of("transfers", List.of(item(wallet.customer(), "1")));
        var key = "key-" + UUID.randomUUID();

        var first = wallet.post(wallet.as(alice), BATCH, key, request);
        var second = wallet.post(wallet.as(alice), BATCH, key, request);

        assertThat(second.replayed()).isTrue();
        assertThat(second.body()).isEqualTo(first.body());
    }

    @SafeVarargs
    private Answer send(Customer from, Map<String, Object>... items) {
        return wallet.post(wallet.as(from), BATCH, Map.of("transfers", List.of(items)));
    }

    private static Map<String, Object> item(Customer to, String amountRao) {
        return Map.of("transfer_id", UUID.randomUUID(), "to_account", to.id(), "amount_rao", amountRao);
    }

    private static Map<String, Object> linked(Map<String, Object> item) {
        var linked = new HashMap<>(item);
        linked.put("linked", true);
        return linked;
    }

    private static List<String> codes(Answer answer) {
        return answer.body()
                .path("results")
                .valueStream()
                .map((JsonNode result) -> result.path("code").asString())
                .toList();
    }
}
