package io.taomarket.wallet.ledger.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.taomarket.wallet.ledger.LedgerBusy;
import io.taomarket.wallet.ledger.Outcome.Failed;
import io.taomarket.wallet.transfer.Pay;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What callers hear when the database answers, but does not do what it is asked. */
class UnwillingDatabaseIntegrationTests {

    private static final String KILL = """
            select count(pg_terminate_backend(pid)) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid() and application_name = 'wallet-ledger'
            """;

    private static final String CANCEL_WHAT_WAITS = """
            select count(pg_cancel_backend(pid)) from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock' and application_name = 'wallet-ledger'
            """;

    @Test
    void saysThatItCanOnlyBeReadWhileTheDatabaseTakesNoWrites() throws Exception {
        var database = new TestDatabase();
        var customer = database.customer();
        try (var instance = new TestLedger(database)) {
            instance.ledger().submit(Pay.deposit(UUID.randomUUID(), customer, 1, null));

            database.takeWrites(false);
            database.number(KILL);

            await().untilAsserted(() -> assertThat(instance.state()).isEqualTo(WriterState.READ_ONLY));
            assertThatExceptionOfType(LedgerBusy.class)
                    .isThrownBy(() -> instance.ledger().submit(Pay.deposit(UUID.randomUUID(), customer, 1, null)))
                    .satisfies(busy -> assertThat(busy.code()).isEqualTo("read_only"));

            database.takeWrites(true);

            await().untilAsserted(() -> assertThat(instance.state()).isEqualTo(WriterState.WRITING));
            assertThat(instance.ledger().submit(Pay.deposit(UUID.randomUUID(), customer, 1, null)))
                    .isTrue();
        }
    }

    /** To try halves and then each alone would let everybody behind wait for as long, many times over. */
    @Test
    void saysAtOnceThatItCouldNotWhenTheDatabaseIsToBlame() throws Exception {
        var database = new TestDatabase();
        var customer = database.customer();
        try (var instance = new TestLedger(database);
                var maintenance = database.open();
                var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            instance.ledger().submit(Pay.deposit(UUID.randomUUID(), customer, 1, null));
            maintenance.setAutoCommit(false);
            maintenance.createStatement().execute("lock table transfer in exclusive mode");
            var calls = pool.submit(() -> instance.ledger()
                    .submitAll(IntStream.range(0, 8)
                            .mapToObj(_ -> Pay.deposit(UUID.randomUUID(), customer, 1, null))
                            .toList()));

            var cancelled = new AtomicLong();
            await().until(() -> {
                cancelled.addAndGet(database.number(CANCEL_WHAT_WAITS));
                return calls.isDone();
            });

            assertThat(cancelled).as("the first may have gone alone").hasValueLessThanOrEqualTo(2);
            assertThat(calls.get()).hasSize(8).allSatisfy(outcome -> assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.why()).isInstanceOf(LedgerBusy.class)));
            maintenance.rollback();
            assertThat(instance.ledger().submit(Pay.deposit(UUID.randomUUID(), customer, 1, null)))
                    .isTrue();
            assertThat(database.balanceRao(customer)).isEqualTo(2);
        }
    }
}
