package io.taomarket.inference.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A wallet that is away, does not answer or has forgotten. */
class HoldsAwayTests extends HoldsTest {

    @Test
    void aTopUpWithoutAnAnswerIsRepeatedAndItsMoneyUsed() {
        bank.deposit(ACCOUNT, 2000);
        holds.reserve(ACCOUNT, KEY, 100);
        bank.isMute = true;
        assertRefused(503, 1000);
        bank.isMute = false;

        assertThat(holds.reserve(ACCOUNT, KEY, 1000).worstRao()).isEqualTo(1000);
        assertThat(bank.held()).isEqualTo(1000 + 100);
    }

    @Test
    void aHoldWhoseOpeningWasNotAnsweredIsUsed() {
        bank.deposit(ACCOUNT, 1000);
        bank.isMute = true;
        assertRefused(503, 100);
        bank.isMute = false;

        holds.reserve(ACCOUNT, KEY, 1000);

        assertThat(bank.held()).isEqualTo(1000);
        assertThat(bank.calls).isEqualTo(1);
    }

    @Test
    void moneyOfAnUnansweredOpeningGoesBackWhenNobodyComes() {
        bank.deposit(ACCOUNT, 1000);
        bank.isMute = true;
        assertRefused(503, 100);
        keeper.giveBackIdle();
        assertThat(bank.held()).isEqualTo(1000);
        bank.isMute = false;

        keeper.giveBackIdle();

        assertThat(bank.available(ACCOUNT)).isEqualTo(1000);
    }

    @Test
    void moneyOfAnUnansweredTopUpGoesBackAtTheEnd() {
        bank.deposit(ACCOUNT, 2000);
        holds.reserve(ACCOUNT, KEY, 100).settle(0);
        bank.isMute = true;
        assertRefused(503, 1001);
        bank.isMute = false;

        keeper.stop();

        assertThat(bank.available(ACCOUNT)).isEqualTo(2000);
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

        assertRefused(503, 100);
    }

    @Test
    void servesAgainSoonAfterWalletIsBack() {
        bank.deposit(ACCOUNT, 1_000_000);
        bank.isAway = true;
        for (var i = 0; i < 200; i++) assertRefused(503, 100);
        bank.isAway = false;

        await().atMost(Duration.ofSeconds(3))
                .ignoreExceptions()
                .until(() -> holds.reserve(ACCOUNT, KEY, 100).worstRao() == 100);
    }

    @Test
    void nobodyQueuesForLongBehindAWalletThatHangs() throws Exception {
        bank.deposit(ACCOUNT, 1_000_000);
        var asked = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        bank.meanwhile = () -> {
            asked.countDown();
            pass(goOn);
        };
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = pool.submit(() -> holds.reserve(ACCOUNT, KEY, 100));
            asked.await();

            var second = pool.submit(() -> assertRefused(503, 100));

            second.get(5, TimeUnit.SECONDS);
            goOn.countDown();
            assertThat(first.get().worstRao()).isEqualTo(100);
        }
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

    private static void pass(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
