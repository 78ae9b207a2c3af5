package io.taomarket.wallet.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taomarket.contracts.inference.RequestServed;
import io.taomarket.wallet.Facts;
import io.taomarket.wallet.TestClock;
import io.taomarket.wallet.WalletClient;
import io.taomarket.wallet.WalletTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@WalletTest
class SettlementIntegrationTests {

    @Autowired
    WalletClient wallet;

    @Autowired
    Facts facts;

    @Autowired
    TestClock clock;

    @Autowired
    Settlements settlements;

    @Test
    void chargesTheCustomerOnceWhenTheEventArrivesTwice() {
        var customer = wallet.customerWith(1_000);
        var miner = wallet.customer();
        var recycledRao = recycledRao();
        var holdId = UUID.randomUUID();
        assertThat(wallet.hold(customer, holdId, 300).status()).isEqualTo(200);
        var served = wallet.served(customer, miner, holdId, 105);

        facts.say(served, served);
        facts.say(served);
        facts.say(wallet.served(customer, miner, holdId, 1)); // when this one is paid, the others have been seen

        await().untilAsserted(() ->
                assertThat(wallet.freeRao(customer) + wallet.heldRao(customer)).isEqualTo(894));
        assertThat(wallet.heldRao(customer)).isEqualTo(194);
        assertThat(wallet.freeRao(customer)).isEqualTo(700);
        assertThat(wallet.freeRao(miner))
                .as("94.5 rounds to the miner, 0.9 to one")
                .isEqualTo(95 + 1);
        assertThat(recycledRao() - recycledRao).isEqualTo(10);
    }

    @Test
    void settlesARequestOnceWhenItsReportHasAnotherEventId() {
        var customer = wallet.customerWith(1_000);
        var miner = wallet.customer();
        var first = wallet.served(customer, miner, UUID.randomUUID(), 100);

        settlements.settle(List.of(first));
        settlements.settle(List.of(withNewEventId(first)));

        assertThat(wallet.freeRao(customer)).isEqualTo(900);
    }

    @Test
    void settlesEachRequestOnceWhenManySettleAtTheSameTime() throws Exception {
        var customers =
                IntStream.range(0, 4).mapToObj(_ -> wallet.customerWith(10_000)).toList();
        var miner = wallet.customer();
        var served = IntStream.range(0, 40)
                .mapToObj(i -> wallet.served(customers.get(i % 4), miner, UUID.randomUUID(), 100))
                .toList();

        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var runs = IntStream.range(0, 8)
                    .mapToObj(i -> pool.submit(() -> settlements.settle(i % 2 == 0 ? served : served.reversed())))
                    .toList();
            for (var run : runs) run.get();
        }

        for (var customer : customers) assertThat(wallet.freeRao(customer)).isEqualTo(9_000);
        assertThat(wallet.freeRao(miner)).isEqualTo(3_600);
    }

    @Test
    void takesWhatAnExpiredHoldNoLongerHasFromTheFreeBalanceAndTheRestFromTheTreasury() {
        var customer = wallet.customerWith(100);
        var miner = wallet.customer();
        var holdId = UUID.randomUUID();
        wallet.hold(customer, holdId, 80);
        clock.advance(Duration.ofMinutes(11));
        await().untilAsserted(() -> assertThat(wallet.freeRao(customer)).isEqualTo(100));
        var treasuryRao = treasuryRao();

        facts.say(wallet.served(customer, miner, holdId, 150));

        await().untilAsserted(() -> assertThat(wallet.freeRao(miner)).isEqualTo(135));
        assertThat(wallet.freeRao(customer)).isZero();
        assertThat(wallet.heldRao(customer)).isZero();
        assertThat(treasuryRao() - treasuryRao).isEqualTo(-50);
    }

    @Test
    void spendsNoMoreOfAHoldThanItHas() {
        var customer = wallet.customerWith(1_000);
        var miner = wallet.customer();
        var holdId = UUID.randomUUID();
        wallet.hold(customer, holdId, 100);

        settlements.settle(
                List.of(wallet.served(customer, miner, holdId, 70), wallet.served(customer, miner, holdId, 70)));

        assertThat(wallet.heldRao(customer)).isZero();
        assertThat(wallet.freeRao(customer)).isEqualTo(860);
    }

    @Test
    void doesNotSpendTheHoldOfAnotherAccount() {
        var victim = wallet.customerWith(1_000);
        var customer = wallet.customerWith(1_000);
        var holdId = UUID.randomUUID();
        wallet.hold(victim, holdId, 500);

        settlements.settle(List.of(wallet.served(customer, wallet.customer(), holdId, 400)));

        assertThat(wallet.heldRao(victim)).isEqualTo(500);
        assertThat(wallet.freeRao(customer)).isEqualTo(600);
    }

    @Test
    void movesNothingForARequestThatCostsNothing() {
        var customer = wallet.customerWith(1_000);

        settlements.settle(List.of(wallet.served(customer, wallet.customer(), UUID.randomUUID(), 0)));

        assertThat(wallet.freeRao(customer)).isEqualTo(1_000);
    }

    @Test
    void chargesOnlyTheFeeToAMinerThatBuysFromItself() {
        var miner = wallet.customerWith(1_000);

        settlements.settle(List.of(wallet.served(miner, miner, UUID.randomUUID(), 100)));

        assertThat(wallet.freeRao(miner)).isEqualTo(990);
    }

    @Test
    void setsABrokenReportAsideAndSettlesThoseAroundIt() {
        var customer = wallet.customerWith(1_000);
        var miner = wallet.customer();
        var stranger = new WalletClient.Customer(UUID.randomUUID(), customer.keyId(), "");

        facts.say(wallet.served(customer, miner, UUID.randomUUID(), 10));
        facts.sayBroken(RequestServed.TOPIC, "{\"nonsense\":");
        facts.say(wallet.served(stranger, miner, UUID.randomUUID(), 10));
        facts.say(wallet.served(customer, miner, UUID.randomUUID(), 10));

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(wallet.freeRao(customer)).isEqualTo(980);
            assertThat(facts.records(RequestServed.TOPIC + ".wallet-service.dlt"))
                    .hasSizeGreaterThanOrEqualTo(2);
        });
    }

    @Test
    void countsWhatAKeyHasSpent() {
        var customer = wallet.customerWith(1_000);

        settlements.settle(List.of(wallet.served(customer, wallet.customer(), UUID.randomUUID(), 30)));
        settlements.settle(List.of(wallet.served(customer, wallet.customer(), UUID.randomUUID(), 12)));

        var key = wallet.get(wallet.as(customer), "/v1/key");
        assertThat(Map.of(
                        "usage_rao", key.rao("usage_rao"),
                        "usage_daily_rao", key.rao("usage_daily_rao"),
                        "usage_weekly_rao", key.rao("usage_weekly_rao"),
                        "usage_monthly_rao", key.rao("usage_monthly_rao")))
                .allSatisfy((_, usedRao) -> assertThat(usedRao).isEqualTo(42));
        var credits = wallet.get(wallet.as(customer), "/v1/credits");
        assertThat(credits.rao("total_usage_rao")).isEqualTo(42);
        assertThat(credits.rao("available_rao")).isEqualTo(958);
        assertThat(credits.rao("total_credits_rao")).isEqualTo(1_000);
    }

    private long recycledRao() {
        return Long.parseLong(wallet.supply().path("recycled_rao").asString());
    }

    private long treasuryRao() {
        return Long.parseLong(wallet.supply().path("treasury_rao").asString());
    }

    private static RequestServed withNewEventId(RequestServed served) {
        return new RequestServed(
                UUID.randomUUID(),
                served.occurredAt(),
                served.requestId(),
                served.accountId(),
                served.keyId(),
                served.holdId(),
                served.netuid(),
                served.model(),
                served.hotkey(),
                served.minerAccountId(),
                served.outcome(),
                served.streamed(),
                served.promptTokens(),
                served.completionTokens(),
                served.costRao(),
                served.priceVersion(),
                served.attempts(),
                served.receipt());
    }
}
