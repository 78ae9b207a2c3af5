package io.taomarket.inference.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.taomarket.inference.fault.ApiFault;
import java.time.Clock;
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

class HoldsTests {

    static final UUID ACCOUNT = UUID.randomUUID();
    static final UUID KEY = UUID.randomUUID();

    final Bank bank = new Bank();
    final Clock clock = Clock.systemUTC();
    final Wallet wallet = new Wallet(bank);
    final Returns returns = new Returns(wallet);
    final HoldProperties properties = new HoldProperties(
            10,
            1_000_000,
            20,
            Duration.ZERO,
            Duration.ofHours(1),
            Duration.ofHours(1),
            Duration.ofHours(1),
            Duration.ofMinutes(8),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1));
    final Holds holds = new Holds(wallet, returns, properties, clock);
    final HoldKeeper keeper = new HoldKeeper(holds, wallet, returns, properties, clock);

    @Test
    void takesASliceOnceAndReservesFromItAfterwards() {
        bank.deposit(ACCOUNT, 1_000_000);

        for (var i = 0; i < 10; i++) holds.reserve(ACCOUNT, KEY, 100);

        assertThat(bank.calls).isEqualTo(1);
        assertThat(bank.held()).isEqualTo(1000);
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

        for (var i = 0; i < 10; i++) holds.reserve(ACCOUNT, KEY, 90).settle(1);

        assertThatExceptionOfType(ApiFault.class)
                .isThrownBy(() -> holds.reserve(ACCOUNT, KEY, 91))
                .satisfies(fault -> assertThat(fault.status()).isEqualTo(402));
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

    @Test
    void opensAnotherHoldWhenWalletKnowsTheOldOneNoMore() {
        bank.deposit(ACCOUNT, 1_000_000);
        holds.reserve(ACCOUNT, KEY, 100);
        bank.forgetHolds();

        assertThat(holds.reserve(ACCOUNT, KEY, 5000).worstRao()).isEqualTo(5000);
    }

    @Test
    void refusesWhileWalletIsAway() {
        bank.isAway = true;

        assertThatExceptionOfType(ApiFault.class)
                .isThrownBy(() -> holds.reserve(ACCOUNT, KEY, 100))
                .satisfies(fault -> assertThat(fault.status()).isEqualTo(503));
    }

    @Test
    void moneyThatWalletDidNotTakeBackIsOfferedAgain() {
        bank.deposit(ACCOUNT, 1000);
        holds.reserve(ACCOUNT, KEY, 100).settle(30);
        bank.isAway = true;
        keeper.giveBackIdle();
        bank.isAway = false;

        keeper.giveBackIdle();

        assertThat(bank.held()).isEqualTo(30);
    }

    /** Whatever runs in parallel and however it ends: no more is spent than there was. */
    @Property(tries = 20)
    void neverSpendsMoreThanThereIs(@ForAll @LongRange(min = 1, max = 5000) long balanceRao, @ForAll long seed)
            throws InterruptedException {
        var account = UUID.randomUUID();
        bank.deposit(account, balanceRao);
        var costs = new ConcurrentLinkedQueue<Long>();
        var keys = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 200; i++) {
                var chance = new SplittableRandom(seed + i);
                pool.submit(() -> {
                    var worst = chance.nextLong(1, 200);
                    var reservation = holds.reserve(account, keys.get(chance.nextInt(3)), worst);
                    Thread.yield();
                    var cost = chance.nextLong(worst + 1);
                    reservation.settle(cost);
                    costs.add(cost);
                });
            }
            pool.shutdown();
            assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        }
        var spent = costs.stream().mapToLong(Long::longValue).sum();
        assertThat(spent).isLessThanOrEqualTo(balanceRao);
        keeper.giveBackIdle();
        keeper.giveBackIdle();
        assertThat(bank.available(account)).isEqualTo(balanceRao - spent);
    }
}
