package io.taomarket.inference.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.taomarket.inference.fault.ApiFault;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class HoldsTests extends HoldsTest {

    @Test
    void takesASliceOnceAndReservesFromItAfterwards() {
        bank.deposit(ACCOUNT, 1_000_000);

        for (var i = 0; i < 10; i++) holds.reserve(ACCOUNT, KEY, 100);

        assertThat(bank.calls).isEqualTo(1);
        assertThat(bank.held()).isEqualTo(1000);
    }

    @Test
    void slicesGrowWhileTheyAreUsedUpSoon() {
        bank.deposit(ACCOUNT, 1_000_000);
        var busy = new Holds(wallet, returns, properties(Duration.ofHours(1)), clock);

        for (var i = 0; i < 500; i++) busy.reserve(ACCOUNT, KEY, 100).settle(100);

        await().untilAsserted(() -> assertThat(bank.held()).isGreaterThanOrEqualTo(50_000));
        assertThat(bank.calls).isLessThan(12);
    }

    @Test
    void theNextSliceIsFetchedBeforeTheLastOneIsUsedUp() {
        bank.deposit(ACCOUNT, 1_000_000);
        var busy = new Holds(wallet, returns, properties(Duration.ofHours(1)), clock);
        for (var i = 0; i < 11; i++) busy.reserve(ACCOUNT, KEY, 100);
        assertThat(bank.held()).isEqualTo(2000);

        for (var i = 0; i < 8; i++) busy.reserve(ACCOUNT, KEY, 100);

        await().untilAsserted(() -> assertThat(bank.held()).isEqualTo(4000));
    }

    @Test
    void asksForTheWorstCaseAloneWhenASliceIsTooMuch() {
        bank.deposit(ACCOUNT, 150);

        assertThat(holds.reserve(ACCOUNT, KEY, 100).worstRao()).isEqualTo(100);
        assertThat(bank.held()).isEqualTo(100);
    }

    @Test
    void whatARequestDidNotCostServesTheNext() {
        bank.deposit(ACCOUNT, 100);

        for (var i = 0; i < 10; i++) {
            var reservation = holds.reserve(ACCOUNT, KEY, 90);
            reservation.settle(1);
            bank.capture(reservation.holdId(), 1);
        }

        assertRefused(402, 91);
    }

    @Test
    void saysLaterWhileAnotherReplicaHoldsTheMoney() {
        bank.deposit(ACCOUNT, 100);
        bank.open(new WalletClient.Open(UUID.randomUUID(), ACCOUNT, KEY, "another", 60));

        assertRefused(429, 100);
        assertRefused(402, 101);
    }

    @Test
    void aKeyWithTooManyHoldsIsToldToComeLater() {
        bank.refusal = Bank.refused(HttpStatus.TOO_MANY_REQUESTS, "{\"code\":\"hold_limit\"}");

        assertRefused(429, 100);
    }

    @Test
    void aFrozenAccountIsToldSo() {
        bank.refusal = Bank.refused(HttpStatus.LOCKED, "{\"code\":\"account_frozen\"}");

        assertRefused(423, 100);
    }

    @Test
    void moreThanExistsIsMoreThanTheAccountHas() {
        bank.refusal = Bank.refused(HttpStatus.BAD_REQUEST, "{\"code\":\"amount_invalid\"}");

        assertRefused(402, Long.MAX_VALUE);
    }

    @Test
    void aQuestionThatWalletDoesNotUnderstandIsNoReasonToTryAgain() {
        bank.refusal = Bank.refused(HttpStatus.BAD_REQUEST, "{\"code\":\"validation_failed\"}");

        assertRefused(500, 100);
    }

    @Test
    void idleMoneyThatOthersTakeMeanwhileIsAskedForAgain() {
        bank.deposit(ACCOUNT, 300);
        holds.reserve(ACCOUNT, KEY, 90).settle(0);
        bank.meanwhile = () -> {
            bank.meanwhile = () -> {};
            holds.reserve(ACCOUNT, KEY, 90);
        };

        assertThat(holds.reserve(ACCOUNT, KEY, 150).worstRao()).isEqualTo(150);
    }

    @Test
    void saysLaterWhileTheBalanceIsReservedForRequestsUnderWay() {
        bank.deposit(ACCOUNT, 100);
        holds.reserve(ACCOUNT, KEY, 100);

        assertThatExceptionOfType(ApiFault.class)
                .isThrownBy(() -> holds.reserve(ACCOUNT, KEY, 100))
                .satisfies(fault -> {
                    assertThat(fault.status()).isEqualTo(429);
                    assertThat(fault.headers()).containsKey("retry-after");
                });
    }

    @Test
    void callsBackWhatAnotherKeyHoldsIdle() {
        bank.deposit(ACCOUNT, 100);
        holds.reserve(ACCOUNT, UUID.randomUUID(), 100).settle(10);

        assertThat(holds.reserve(ACCOUNT, KEY, 90).worstRao()).isEqualTo(90);
    }

    @Test
    void givesIdleMoneyBack() {
        bank.deposit(ACCOUNT, 1000);
        holds.reserve(ACCOUNT, KEY, 100).settle(30);

        keeper.giveBackIdle();

        assertThat(bank.held()).isEqualTo(30);
    }

    @Test
    void fillsTheSameHoldAgainAfterItsIdleMoneyWentBack() {
        bank.deposit(ACCOUNT, 1000);
        var first = holds.reserve(ACCOUNT, KEY, 100);
        first.settle(30);
        keeper.giveBackIdle();

        assertThat(holds.reserve(ACCOUNT, KEY, 100).holdId()).isEqualTo(first.holdId());
    }

    @Test
    void keepsWhatIsUnderWay() {
        bank.deposit(ACCOUNT, 100);
        var underWay = holds.reserve(ACCOUNT, KEY, 100);

        keeper.stop();
        assertThat(bank.held()).isEqualTo(100);

        underWay.settle(40);
        keeper.stop();
        assertThat(bank.held()).isEqualTo(40);
    }

    /** Whatever runs in parallel and however it ends: no more is spent than there was. */
    @Property(tries = 20)
    void neverSpendsMoreThanThereIs(@ForAll @LongRange(min = 1, max = 5000) long balanceRao, @ForAll long seed)
            throws InterruptedException {
        var account = UUID.randomUUID();
        bank.deposit(account, balanceRao);
        var costs = new ConcurrentLinkedQueue<Long>();
        var failures = new ConcurrentLinkedQueue<RuntimeException>();
        var keys = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 200; i++) {
                var chance = new SplittableRandom(seed + i);
                pool.submit(() -> {
                    try {
                        costs.add(serve(account, keys.get(chance.nextInt(3)), chance));
                    } catch (RuntimeException e) {
                        failures.add(e);
                    }
                });
            }
            pool.shutdown();
            assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(failures).hasOnlyElementsOfType(ApiFault.class);
        var spent = costs.stream().mapToLong(Long::longValue).sum();
        assertThat(spent).isLessThanOrEqualTo(balanceRao);
        keeper.giveBackIdle();
        keeper.giveBackIdle();
        assertThat(bank.available(account)).isEqualTo(balanceRao - spent);
    }

    private long serve(UUID account, UUID key, SplittableRandom chance) {
        var worst = chance.nextLong(1, 200);
        var reservation = holds.reserve(account, key, worst);
        Thread.yield();
        var cost = chance.nextLong(worst + 1);
        reservation.settle(cost);
        return cost;
    }
}
