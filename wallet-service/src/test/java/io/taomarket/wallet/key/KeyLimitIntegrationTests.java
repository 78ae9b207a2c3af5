package io.taomarket.wallet.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taomarket.wallet.Facts;
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
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
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
