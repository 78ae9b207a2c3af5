package io.taomarket.wallet.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.wallet.WalletClient;
import io.taomarket.wallet.WalletClient.Answer;
import io.taomarket.wallet.WalletClient.Customer;
import io.taomarket.wallet.WalletTest;
import io.taomarket.wallet.ledger.Ledger;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@WalletTest
class TransferIntegrationTests {

    private static final String TRANSFERS = "/api/v1/transfers";
    private static final String ENTRIES = "/api/v1/wallet/entries";

    @Autowired
    WalletClient wallet;

    @Test
    void refusesTwoAmountsInOneRequest() {
        var alice = wallet.customerWith(100);
        var bob = wallet.customer();
        var body = """
                {"transfer_id": "%s", "to_account": "%s", "amount_rao": "1", "amount_rao": "90"}""".formatted(UUID.randomUUID(), bob.id());

        var answer = wallet.post(wallet.as(alice), "/api/v1/transfers", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("code")).isEqualTo("malformed_json");
        assertThat(wallet.freeRao(alice)).isEqualTo(100);
    }

    @Test
    void movesMoneyOncePerTransferId() {
        var alice = wallet.customerWith(1_000);
        var bob = wallet.customer();
        var transferId = UUID.randomUUID();

        assertThat(send(alice, transferId, bob.id(), "300").status()).isEqualTo(201);
        assertThat(send(alice, transferId, bob.id(), "300").status()).isEqualTo(200);
        var different = send(alice, transferId, bob.id(), "301");

        assertThat(different.status()).isEqualTo(409);
        assertThat(different.text("code")).isEqualTo("exists_different");
        assertThat(different.text("field")).isEqualTo("amount_rao");
        assertThat(wallet.freeRao(alice)).isEqualTo(700);
        assertThat(wallet.freeRao(bob)).isEqualTo(300);
    }

    @Test
    void replaysTheAnswerOfAnIdempotencyKey() {
        var alice = wallet.customerWith(1_000);
        var request = Map.of(
                "transfer_id",
                UUID.randomUUID(),
                "to_account",
                wallet.customer().id(),
                "amount_rao",
                "5");
        var key = "key-" + UUID.randomUUID();

        var first = wallet.post(wallet.as(alice), TRANSFERS, key, request);
        var second = wallet.post(wallet.as(alice), TRANSFERS, key, request);
        var other = new HashMap<String, Object>(request);
        other.put("amount_rao", "6");

        assertThat(second.status()).isEqualTo(first.status());
        assertThat(second.replayed()).isTrue();
        assertThat(wallet.post(wallet.as(alice), TRANSFERS, key, other).status())
                .isEqualTo(422);
        assertThat(wallet.freeRao(alice)).isEqualTo(995);
    }

    @Test
    void letsOnlyOneOfManySpendTheWholeBalance() throws Exception {
        var alice = wallet.customerWith(1_000);
        var bob = wallet.customer();

        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 30)
                    .mapToObj(_ -> pool.submit(() ->
                            send(alice, UUID.randomUUID(), bob.id(), "1000").status()))
                    .toList();
            var sent = 0;
            for (var call : calls) if (call.get() == 201) sent++;
            assertThat(sent).isEqualTo(1);
        }

        assertThat(wallet.freeRao(bob)).isEqualTo(1_000);
    }

    @Test
    void moneyInBothDirectionsDoesNotWaitInACircle() throws Exception {
        var alice = wallet.customerWith(1_000);
        var bob = wallet.customerWith(1_000);

        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 40)
                    .mapToObj(i -> pool.submit(() -> i % 2 == 0
                            ? send(alice, UUID.randomUUID(), bob.id(), "7").status()
                            : send(bob, UUID.randomUUID(), alice.id(), "7").status()))
                    .toList();
            for (var call : calls) assertThat(call.get()).isEqualTo(201);
        }

        assertThat(wallet.freeRao(alice)).isEqualTo(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "\"1e3\"", "\"٣\"", "9223372036854775808", "\"01\"", "null", "true"})
    void refusesAmountsThatAreNoMoney(String amount) {
        var alice = wallet.customerWith(1_000);
        var body = "{\"transfer_id\": \"%s\", \"to_account\": \"%s\", \"amount_rao\": %s}"
                .formatted(UUID.randomUUID(), UUID.randomUUID(), amount);

        var answer = wallet.post(wallet.as(alice), TRANSFERS, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("code")).isEqualTo("amount_invalid");
        assertThat(answer.text("field")).isEqualTo("amount_rao");
    }

    @Test
    void refusesAccountsThatCannotTakeIt() {
        var alice = wallet.customerWith(1_000);

        assertThat(send(alice, UUID.randomUUID(), alice.id(), "1").text("code")).isEqualTo("same_account");
        assertThat(send(alice, UUID.randomUUID(), UUID.randomUUID(), "1").status())
                .isEqualTo(404);
        assertThat(send(alice, UUID.randomUUID(), Ledger.TREASURY, "1").text("code"))
                .isEqualTo("code_not_allowed");
        assertThat(send(alice, UUID.randomUUID(), wallet.customer().id(), "1001")
                        .status())
                .isEqualTo(402);
    }

    @Test
    void asksForTheScope() {
        var alice = wallet.customerWith(1_000);
        var request = Map.of(
                "transfer_id",
                UUID.randomUUID(),
                "to_account",
                wallet.customer().id(),
                "amount_rao",
                "5");

        var answer = wallet.post(wallet.as(alice, "inference", "wallet:read"), TRANSFERS, request);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text("code")).isEqualTo("scope_missing");
    }

    @Test
    void depositsOnceAndForTheAdminOnly() {
        var alice = wallet.customer();
        var deposit = Map.of("deposit_id", UUID.randomUUID(), "account_id", alice.id(), "amount_rao", "70");
        var path = "/api/v1/admin/wallet/deposits";

        assertThat(wallet.post(wallet.as(alice), path, deposit).status()).isEqualTo(403);
        assertThat(wallet.post(wallet.callers().admin(), path, deposit).status())
                .isEqualTo(201);
        assertThat(wallet.post(wallet.callers().admin(), path, deposit).status())
                .isEqualTo(201);

        assertThat(wallet.freeRao(alice)).isEqualTo(70);
    }

    @Test
    void listsTheHistoryInPages() {
        var alice = wallet.customerWith(1_000);
        var bob = wallet.customer();
        for (var i = 1; i <= 4; i++) send(alice, UUID.randomUUID(), bob.id(), Integer.toString(i));

        var first = wallet.get(wallet.as(alice), ENTRIES + "?limit=3");
        var second = wallet.get(wallet.as(alice), ENTRIES + "?limit=3&cursor=" + first.text("next_cursor"));

        assertThat(first.body().path("items").valueStream().map(e -> e.path("amount_rao")
                        .asString()))
                .containsExactly("-4", "-3", "-2");
        assertThat(second.body().path("items").valueStream().map(e -> e.path("amount_rao")
                        .asString()))
                .containsExactly("-1", "1000");
        assertThat(second.body().path("next_cursor").isNull()).isTrue();
        var newest = first.body().path("items").get(0);
        assertThat(newest.path("counterparty").asString()).isEqualTo(bob.id().toString());
        assertThat(newest.path("balance_after_rao").asString()).isEqualTo("990");
        assertThat(newest.path("type").asString()).isEqualTo("transfer");
    }

    @Test
    void refusesCursorsAndLimitsThatAreNone() {
        var alice = wallet.as(wallet.customer());

        assertThat(wallet.get(alice, ENTRIES + "?cursor=nonsense").text("code")).isEqualTo("cursor_invalid");
        assertThat(wallet.get(alice, ENTRIES + "?limit=0").text("field")).isEqualTo("limit");
        assertThat(wallet.get(alice, ENTRIES + "?limit=201").status()).isEqualTo(400);
    }

    @Test
    void showsNobodyTheEntriesOfAnother() {
        var alice = wallet.customerWith(1_000);
        var eve = wallet.customer();

        var entries = wallet.get(wallet.as(eve), ENTRIES);

        assertThat(entries.body().path("items").isEmpty()).isTrue();
        assertThat(entries.body().toString()).doesNotContain(alice.id().toString());
    }

    private Answer send(Customer from, UUID transferId, UUID to, String amountRao) {
        return wallet.post(
                wallet.as(from),
                TRANSFERS,
                Map.of("transfer_id", transferId, "to_account", to, "amount_rao", amountRao));
    }
}
