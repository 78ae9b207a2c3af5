package io.taomarket.wallet.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taomarket.wallet.Facts;
import io.taomarket.wallet.Hotkeys;
import io.taomarket.wallet.TestClock;
import io.taomarket.wallet.WalletClient;
import io.taomarket.wallet.WalletClient.Answer;
import io.taomarket.wallet.WalletClient.Customer;
import io.taomarket.wallet.WalletTest;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@WalletTest
class KeyLimitIntegrationTests {

    @Autowired
    WalletClient wallet;

    @Autowired
    Facts facts;

    @Autowired
    TestClock clock;

    @Test
    void aLimitWithoutResetIsForEver() {
        var customer = wallet.customerWith(1_000);
        var keyId = spendAll(customer, null);

        goTo(today().plusMonths(2));

        assertThat(hold(customer, keyId).status()).isEqualTo(402);
        assertThat(hold(customer, keyId).text("code")).isEqualTo("key_limit_exceeded");
        assertThat(hold(customer, keyId).rao("available_rao")).isZero();
    }

    @Test
    void aDailyLimitBeginsAnewAtMidnight() {
        var customer = wallet.customerWith(1_000);
        var keyId = spendAll(customer, "daily");
        assertThat(hold(customer, keyId).status()).isEqualTo(402);

        goTo(today().plusDays(1));

        assertThat(hold(customer, keyId).status()).isEqualTo(200);
    }

    @Test
    void aWeeklyLimitBeginsAnewOnMonday() {
        goTo(today().with(TemporalAdjusters.next(DayOfWeek.TUESDAY)));
        var customer = wallet.customerWith(1_000);
        var keyId = spendAll(customer, "weekly");
        goTo(today().with(TemporalAdjusters.next(DayOfWeek.SUNDAY)));
        assertThat(hold(customer, keyId).status()).isEqualTo(402);

        goTo(today().plusDays(1));

        assertThat(hold(customer, keyId).status()).isEqualTo(200);
    }

    @Test
    void aMonthlyLimitBeginsAnewOnTheFirst() {
        goTo(today().with(TemporalAdjusters.firstDayOfNextMonth()));
        var customer = wallet.customerWith(1_000);
        var keyId = spendAll(customer, "monthly");
        goTo(today().with(TemporalAdjusters.lastDayOfMonth()));
        assertThat(hold(customer, keyId).status()).isEqualTo(402);

        goTo(today().plusDays(1));

        assertThat(hold(customer, keyId).status()).isEqualTo(200);
    }

    @Test
    void callsAtTheSameTimeStayWithinTheLimitTogether() throws Exception {
        var customer = wallet.customerWith(1_000_000);
        var keyId = limited(customer, null);

        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 40)
                    .mapToObj(_ -> pool.submit(() -> hold(customer, keyId).status()))
                    .toList();
            var granted = 0;
            for (var call : calls) granted += call.get() == 200 ? 1 : 0;
            assertThat(granted).isEqualTo(1);
        }
        assertThat(wallet.heldRao(customer)).isEqualTo(60);
    }

    @Test
    void whatIsHeldCountsAgainstTheLimitUntilItIsGivenBack() {
        var customer = wallet.customerWith(1_000);
        var keyId = limited(customer, "daily");
        var holdId = UUID.randomUUID();
        wallet.hold(customer, keyId, holdId, 60);
        assertThat(hold(customer, keyId).rao("available_rao")).isEqualTo(40);
        assertThat(wallet.topUp(holdId, UUID.randomUUID(), 41).text("code")).isEqualTo("key_limit_exceeded");

        wallet.release(holdId, UUID.randomUUID(), 60);

        assertThat(hold(customer, keyId).status()).isEqualTo(200);
    }

    @Test
    void bindsTransfersTogetherWithWhatIsHeld() {
        var customer = wallet.customerWith(1_000);
        var friend = wallet.customer();
        var keyId = limited(customer, "daily");
        wallet.hold(customer, keyId, UUID.randomUUID(), 30);
        var transferId = UUID.randomUUID();

        var tooMuch = pay(customer, keyId, transferId, friend, 71);

        assertThat(tooMuch.status()).isEqualTo(402);
        assertThat(tooMuch.text("code")).isEqualTo("key_limit_exceeded");
        assertThat(pay(customer, keyId, transferId, friend, 70).status()).isEqualTo(201);
        assertThat(pay(customer, keyId, transferId, friend, 70).status()).isEqualTo(200);
        assertThat(pay(customer, keyId, UUID.randomUUID(), friend, 1).text("code"))
                .isEqualTo("key_limit_exceeded");
        assertThat(pay(customer, customer.keyId(), UUID.randomUUID(), friend, 500)
                        .status())
                .isEqualTo(201);
        assertThat(wallet.freeRao(friend)).isEqualTo(570);
    }

    @Test
    void bindsEachTransferOfABatch() {
        var customer = wallet.customerWith(1_000);
        var friend = wallet.customer();
        var items = Stream.of(60, 60, 40)
                .map(amountRao -> Map.of(
                        "transfer_id", UUID.randomUUID(), "to_account", friend.id(), "amount_rao", "" + amountRao))
                .toList();

        var answer = wallet.post(
                by(customer, limited(customer, null)), "/api/v1/transfers/batch", Map.of("transfers", items));

        assertThat(answer.body().path("results").findValuesAsString("code"))
                .containsExactly("created", "key_limit_exceeded", "created");
        assertThat(wallet.freeRao(friend)).isEqualTo(100);
    }

    @Test
    void bindsStakes() {
        var customer = wallet.customerWith(10_000_000);
        var hotkey = Hotkeys.bound(wallet, customer);
        var stake = Map.of("stake_id", UUID.randomUUID(), "hotkey", hotkey, "amount_rao", "5000000");

        assertThat(wallet.post(by(customer, limited(customer, null)), "/api/v1/stakes", stake)
                        .text("code"))
                .isEqualTo("key_limit_exceeded");
        assertThat(wallet.stakedRao(customer)).isZero();
    }

    @Test
    void bindsRefunds() {
        var customer = wallet.customer();
        var payer = wallet.customerWith(1_000);
        var transferId = UUID.randomUUID();
        pay(payer, payer.keyId(), transferId, customer, 500);
        var keyId = limited(customer, null);

        var refused = giveBack(customer, keyId, transferId, payer, 101);

        assertThat(refused.text("code")).isEqualTo("key_limit_exceeded");
        assertThat(giveBack(customer, keyId, transferId, payer, 100).status()).isEqualTo(201);
    }

    private Answer giveBack(Customer customer, UUID keyId, UUID transferId, Customer payer, long amountRao) {
        var request = Map.of(
                "refund_id",
                UUID.randomUUID(),
                "transfer_id",
                transferId,
                "payer",
                payer.id(),
                "amount_rao",
                amountRao);
        return wallet.post(by(customer, keyId), "/api/v1/refunds", request);
    }

    private Answer pay(Customer from, UUID keyId, UUID transferId, Customer to, long amountRao) {
        var request = Map.of("transfer_id", transferId, "to_account", to.id(), "amount_rao", amountRao);
        return wallet.post(by(from, keyId), "/api/v1/transfers", request);
    }

    private String by(Customer customer, UUID keyId) {
        return wallet.as(new Customer(customer.id(), keyId, ""));
    }

    /** A key whose limit of 100 has been spent. */
    private UUID spendAll(Customer customer, String reset) {
        var keyId = limited(customer, reset);
        var holdId = UUID.randomUUID();
        assertThat(wallet.hold(customer, keyId, holdId, 100).status()).isEqualTo(200);
        facts.say(wallet.served(customer, keyId, wallet.customer(), holdId, 100));
        await().untilAsserted(() -> assertThat(wallet.freeRao(customer)).isEqualTo(900));
        await().untilAsserted(() -> assertThat(wallet.heldRao(customer)).isZero());
        return keyId;
    }

    private UUID limited(Customer customer, String reset) {
        var settings = new HashMap<String, Object>();
        settings.put("name", "limited");
        settings.put("limit_rao", "100");
        settings.put("limit_reset", reset);
        var made = wallet.post(wallet.as(customer), "/api/v1/keys", settings);
        assertThat(made.status()).isEqualTo(201);
        return UUID.fromString(made.text("id"));
    }

    private Answer hold(Customer customer, UUID keyId) {
        return wallet.hold(customer, keyId, UUID.randomUUID(), 60);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private void goTo(LocalDate day) {
        var morning = day.atTime(0, 0, 1).toInstant(ZoneOffset.UTC);
        clock.advance(Duration.between(clock.instant(), morning));
    }
}
