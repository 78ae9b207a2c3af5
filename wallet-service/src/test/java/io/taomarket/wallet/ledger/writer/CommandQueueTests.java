package io.taomarket.wallet.ledger.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.taomarket.wallet.ledger.LedgerBusy;
import io.taomarket.wallet.ledger.Linked;
import io.taomarket.wallet.ledger.Outcome.Failed;
import io.taomarket.wallet.transfer.Pay;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CommandQueueTests {

    private static final LedgerProperties PROPERTIES =
            new LedgerProperties((short) 0, 2, 4, Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(1));

    private final CommandQueue queue = new CommandQueue(PROPERTIES);

    @Test
    void letsSomebodyInHoweverSlowTheLastBatchesWere() {
        queue.done(Duration.ofMinutes(10).toNanos());

        assertThatNoException().isThrownBy(() -> queue.add(List.of(payment())));

        assertThatExceptionOfType(LedgerBusy.class)
                .as("but nobody behind him")
                .isThrownBy(() -> queue.add(List.of(payment())));
    }

    @Test
    void learnsThatThePaceIsGoodAgain() {
        queue.done(Duration.ofMinutes(1).toNanos());
        for (var batch = 0; batch < 20; batch++) {
            queue.add(List.of(payment()));
            assertThat(queue.take(Duration.ZERO)).hasSize(1);
            queue.done(Duration.ofMillis(1).toNanos());
        }

        queue.add(List.of(payment()));
        assertThatNoException().isThrownBy(() -> queue.add(List.of(payment())));
    }

    @Test
    void refusesWhatDidNotFitIntoTheLastBatchTooWhenAnotherWrites() {
        var heavy = new Pending<>(
                new Linked<>(List.of(payment().command(), payment().command())));
        queue.add(List.of(payment(), heavy));
        assertThat(queue.take(Duration.ZERO)).hasSize(1).doesNotContain(heavy);

        queue.close(CommandQueue::elsewhere);

        assertThat(heavy.await(Duration.ZERO)).isInstanceOf(Failed.class);
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void saysWhyItLetsNothingIn() {
        queue.close(LedgerBusy::readOnly);

        assertThatExceptionOfType(LedgerBusy.class)
                .isThrownBy(() -> queue.add(List.of(payment())))
                .satisfies(busy -> assertThat(busy.code()).isEqualTo("read_only"));
    }

    private static Pending<Boolean> payment() {
        return new Pending<>(Pay.deposit(UUID.randomUUID(), UUID.randomUUID(), 1, null));
    }
}
