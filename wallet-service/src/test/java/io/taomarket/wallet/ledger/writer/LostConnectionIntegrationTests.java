package io.taomarket.wallet.ledger.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.taomarket.chassis.outbox.EventJson;
import io.taomarket.wallet.ledger.Command;
import io.taomarket.wallet.ledger.Ledger;
import io.taomarket.wallet.ledger.LedgerBusy;
import io.taomarket.wallet.ledger.Outcome.Done;
import io.taomarket.wallet.ledger.Outcome.Failed;
import io.taomarket.wallet.ledger.Reads;
import io.taomarket.wallet.transfer.Pay;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of commands and of the right to write when a connection breaks at the worst moment. */
class LostConnectionIntegrationTests {

    private static final String KILL = """
            select count(pg_terminate_backend(pid)) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid() and application_name = 'wallet-ledger'
            """;

    @Test
    void findsOutThatACommitTookPlaceAlthoughNobodySaidSo() throws Exception {
        var database = new TestDatabase();
        var broken = new AtomicReference<Break>();
        var customer = database.customer();
        try (var instance = new TestLedger(breaking(database, broken))) {
            instance.ledger().submit(Pay.deposit(UUID.randomUUID(), customer, 1, null));
            broken.set(Break.AFTER_COMMIT);

            assertThat(instance.ledger().submit(Pay.deposit(UUID.randomUUID(), customer, 10, null)))
                    .as("posted now, not found as posted before")
                    .isTrue();

            assertThat(broken.get()).as("it did break").isNull();
            assertThat(database.balanceRao(customer)).isEqualTo(11);
        }
    }

    @Test
    void doesAgainWhatWasNotCommitted() throws Exception {
        var database = new TestDatabase();
        var broken = new AtomicReference<Break>();
        var customer = database.customer();
        try (var instance = new TestLedger(breaking(database, broken))) {
            instance.ledger().submit(Pay.deposit(UUID.randomUUID(), customer, 1, null));
            broken.set(Break.BEFORE_COMMIT);

            assertThat(instance.ledger().submit(Pay.deposit(UUID.randomUUID(), customer, 10, null)))
                    .isTrue();

            assertThat(broken.get()).as("it did break").isNull();
            assertThat(database.balanceRao(customer)).isEqualTo(11);
        }
    }

    @Test
    void losesNothingAndDoublesNothingWhenItsConnectionIsKilledAgainAndAgain() throws Exception {
        var database = new TestDatabase();
        var customer = database.customer();
        var acknowledged = new ConcurrentLinkedQueue<UUID>();
        var over = new AtomicBoolean();
        try (var instance = new TestLedger(database);
                var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var client = 0; client < 16; client++)
                pool.submit(() -> {
                    while (!over.get()) {
                        var id = UUID.randomUUID();
                        var command = Pay.deposit(id, customer, 1, null);
                        while (!(instance.ledger().submitAll(List.of(command)).getFirst() instanceof Done)) {}
                        acknowledged.add(id);
                    }
                });
            for (var kill = 1; kill <= 8; kill++) {
                var before = acknowledged.size();
                await().until(() -> acknowledged.size() > before + 50);
                database.number(KILL);
            }
            over.set(true);
        }
        assertThat(database.balanceRao(customer)).isEqualTo(acknowledged.size());
        assertThat(database.number("select count(*) from transfer where code = 'DEPOSIT'"))
                .isEqualTo(acknowledged.size());
        assertThat(database.number("select max(sequence) - count(*) from ledger_batch"))
                .isZero();
    }

    @Test
    void aStandbyTakesOverWithinFiveSeconds() throws Exception {
        var database = new TestDatabase();
        var customer = database.customer();
        var dead = new AtomicBoolean();
        LedgerConnections mortal = () -> {
            if (dead.get()) throw new SQLException("this instance is dead", "08001");
            return database.open();
        };
        try (var first = new TestLedger(mortal)) {
            await().until(() -> first.state() == WriterState.WRITING);
            try (var second = new TestLedger(database)) {
                await().until(() -> second.state() == WriterState.STANDING_BY);
                assertThatExceptionOfType(LedgerBusy.class)
                        .isThrownBy(() -> second.ledger().submit(Pay.deposit(UUID.randomUUID(), customer, 1, null)));

                dead.set(true);
                database.number(
                        KILL
                                + " and exists (select from pg_locks l where l.pid = pg_stat_activity.pid and l.locktype = 'advisory')");
                var killed = Instant.now();
                await().atMost(Duration.ofSeconds(5)).until(() -> second.state() == WriterState.WRITING);

                assertThat(second.ledger().submit(Pay.deposit(UUID.randomUUID(), customer, 1, null)))
                        .isTrue();
                assertThat(Duration.between(killed, Instant.now())).isLessThan(Duration.ofSeconds(5));
                assertThat(database.number("select epoch from ledger_writer")).isEqualTo(2);
            }
        }
    }

    @Test
    void aWriterOfAnEarlierEpochCannotWrite() throws Exception {
        var database = new TestDatabase();
        var customer = database.customer();
        try (var instance = new TestLedger(database)) {
            instance.ledger().submit(Pay.deposit(UUID.randomUUID(), customer, 5, null));
        }
        try (var seat = new Seat(database, (short) 0)) {
            var term = await().until(seat::tryTake, Optional::isPresent).orElseThrow();
            var store = new BatchStore(seat, term, new EventJson(new JsonMapper()));
            database.execute("update ledger_writer set epoch = epoch + 1");
            Command<Boolean> command = Pay.deposit(UUID.randomUUID(), customer, 7, null);
            var books = store.load(Reads.of(List.of(command)), Instant.now(), true);
            books.attempt(command).orThrow();

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> store.commit(books, UUID.randomUUID()))
                    .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("LF001"));
        }
        assertThat(database.balanceRao(customer)).isEqualTo(5);
        assertThat(database.balanceRao(Ledger.TREASURY)).isEqualTo(TestLedger.TREASURY_RAO - 5);
    }

    @Test
    void doesWhatStillWaitsBeforeItEnds() throws Exception {
        var database = new TestDatabase();
        var customer = database.customer();
        var instance = new TestLedger(database);
        await().until(() -> instance.state() == WriterState.WRITING);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = java.util.stream.IntStream.range(0, 100)
                    .mapToObj(_ -> pool.submit(() -> instance.ledger()
                            .submitAll(List.of(Pay.deposit(UUID.randomUUID(), customer, 1, null)))
                            .getFirst()))
                    .toList();
            await().until(() -> calls.stream().anyMatch(java.util.concurrent.Future::isDone));
            instance.close();
            var done = 0;
            for (var call : calls) if (call.get() instanceof Done) done++;
            assertThat(database.balanceRao(customer)).isEqualTo(done);
        }
    }

    /** While it was away others may have done the opposite. */
    @Test
    void refusesWhatItLeftUndoneWhenAnotherHasWrittenMeanwhile() throws Exception {
        var database = new TestDatabase();
        var customer = database.customer();
        var broken = new AtomicReference<Break>();
        var away = new AtomicBoolean();
        LedgerConnections leaving = () -> {
            if (away.get()) throw new SQLException("the network is gone", "08001");
            return breaking(database, broken).open();
        };
        try (var first = new TestLedger(leaving);
                var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            first.ledger().submit(Pay.deposit(UUID.randomUUID(), customer, 1, null));
            away.set(true);
            broken.set(Break.BEFORE_COMMIT);
            var call = pool.submit(() -> first.ledger()
                    .submitAll(List.of(Pay.deposit(UUID.randomUUID(), customer, 10, null)))
                    .getFirst());
            try (var second = new TestLedger(database)) {
                await().until(() -> second.state() == WriterState.WRITING);
            }
            away.set(false);

            assertThat(call.get()).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.why())
                    .isInstanceOf(LedgerBusy.class));
            assertThat(database.balanceRao(customer)).isEqualTo(1);
        }
    }

    /** As a process does that is stopped, or that collects garbage for long: its connection lives, but says nothing. */
    @Test
    void aStandbyTakesOverFromAWriterThatStandsStill() throws Exception {
        var database = new TestDatabase();
        var customer = database.customer();
        var still = new AtomicReference<CountDownLatch>();
        try (var first = new TestLedger(halting(database, still))) {
            first.ledger().submit(Pay.deposit(UUID.randomUUID(), customer, 1, null));
            try (var second = new TestLedger(database)) {
                await().until(() -> second.state() == WriterState.STANDING_BY);
                still.set(new CountDownLatch(1));
                await().atMost(Duration.ofSeconds(6)).until(() -> second.state() == WriterState.WRITING);

                still.getAndSet(null).countDown();

                await().until(() -> first.state() == WriterState.STANDING_BY);
                assertThat(second.ledger().submit(Pay.deposit(UUID.randomUUID(), customer, 1, null)))
                        .isTrue();
            }
        }
    }

    /** Connections that stand still before whatever they are asked next, as long as there is a latch. */
    private static LedgerConnections halting(LedgerConnections real, AtomicReference<CountDownLatch> still) {
        return () -> {
            var connection = real.open();
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                        var latch = still.get();
                        if (latch != null) latch.await();
                        return invoke(connection, method, arguments);
                    });
        };
    }

    private enum Break {
        BEFORE_COMMIT,
        AFTER_COMMIT
    }

    /** Connections that break once, right before or right after what commits a batch reaches the server. */
    private static LedgerConnections breaking(LedgerConnections real, AtomicReference<Break> next) {
        return () -> {
            var connection = real.open();
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                        var result = invoke(connection, method, arguments);
                        var commits = method.getName().equals("prepareStatement")
                                && ((String) arguments[0]).endsWith("commit");
                        return commits ? breaking(connection, (PreparedStatement) result, next) : result;
                    });
        };
    }

    private static PreparedStatement breaking(
            Connection connection, PreparedStatement statement, AtomicReference<Break> next) {
        return (PreparedStatement) Proxy.newProxyInstance(
                PreparedStatement.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                (_, method, arguments) -> {
                    var how = method.getName().equals("execute") ? next.getAndSet(null) : null;
                    if (how == null) return invoke(statement, method, arguments);
                    if (how == Break.AFTER_COMMIT) invoke(statement, method, arguments);
                    connection.abort(Runnable::run);
                    throw new SQLException("the connection broke", "08006");
                });
    }

    private static Object invoke(Object target, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
