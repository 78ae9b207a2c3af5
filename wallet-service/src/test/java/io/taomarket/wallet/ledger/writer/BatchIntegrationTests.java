package io.taomarket.wallet.ledger.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.taomarket.chassis.problem.Refusal;
import io.taomarket.wallet.ledger.Books;
import io.taomarket.wallet.ledger.Command;
import io.taomarket.wallet.ledger.Different;
import io.taomarket.wallet.ledger.InsufficientFunds;
import io.taomarket.wallet.ledger.Ledger;
import io.taomarket.wallet.ledger.LedgerBusy;
import io.taomarket.wallet.ledger.Linked;
import io.taomarket.wallet.ledger.LinkedFailed;
import io.taomarket.wallet.ledger.Outcome;
import io.taomarket.wallet.ledger.Outcome.Done;
import io.taomarket.wallet.ledger.Outcome.Failed;
import io.taomarket.wallet.ledger.Outcome.Refused;
import io.taomarket.wallet.ledger.Reads;
import io.taomarket.wallet.transfer.Pay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What commands see of each other when they share a commit. */
class BatchIntegrationTests {

    private static TestDatabase database;
    private static TestLedger instance;
    private static Ledger ledger;

    @BeforeAll
    static void start() throws Exception {
        database = new TestDatabase();
        instance = new TestLedger(database);
        ledger = instance.ledger();
    }

    @AfterAll
    static void stop() throws Exception {
        instance.close();
    }

    @Test
    void letsAnEarlierCommandFundALaterOneAndNotTheOtherWayRound() throws Exception {
        var alice = customerWith(100);
        var bob = database.customer();
        var carol = database.customer();
        var refused = pay(bob, carol, 100);
        var funded = pay(bob, carol, 60);

        var outcomes = ledger.submitAll(List.of(refused, pay(alice, bob, 60), funded));

        assertThat(outcomes.get(0)).isInstanceOf(Refused.class);
        assertThat(outcomes.get(1)).isEqualTo(new Done<>(true));
        assertThat(outcomes.get(2)).isEqualTo(new Done<>(true));
        assertThat(database.balanceRao(carol)).isEqualTo(60);
    }

    @Test
    void doesTheSameIdOnceWithinABatch() throws Exception {
        var alice = customerWith(100);
        var bob = database.customer();
        var id = UUID.randomUUID();

        var outcomes = ledger.submitAll(List.of(
                Pay.transfer(alice, id, bob, 10, null),
                Pay.transfer(alice, id, bob, 10, null),
                Pay.transfer(alice, id, bob, 11, null)));

        assertThat(outcomes.get(0)).isEqualTo(new Done<>(true));
        assertThat(outcomes.get(1)).isEqualTo(new Done<>(false));
        assertThat(refusal(outcomes.get(2))).isInstanceOf(Different.class);
        assertThat(refusal(outcomes.get(2)).details()).containsEntry("field", "amount_rao");
        assertThat(database.balanceRao(bob)).isEqualTo(10);
    }

    @Test
    void letsARefusedCommandTryAgainUnderTheSameId() throws Exception {
        var alice = customerWith(10);
        var bob = database.customer();
        var command = pay(alice, bob, 20);

        assertThatExceptionOfType(InsufficientFunds.class).isThrownBy(() -> ledger.submit(command));
        ledger.submit(pay(Ledger.TREASURY, alice, 10));

        assertThat(ledger.submit(command)).isTrue();
    }

    @Test
    void doesLinkedCommandsTogetherOrNotAtAll() throws Exception {
        var alice = customerWith(100);
        var bob = database.customer();
        var good = new Linked<Boolean>(List.of(pay(alice, bob, 10), pay(bob, alice, 5)));
        var bad = new Linked<Boolean>(List.of(pay(alice, bob, 10), pay(bob, alice, 1_000), pay(alice, bob, 1)));

        var outcomes = ledger.submitAll(List.of(bad, good));

        assertThat(refusal(outcomes.get(0))).isInstanceOfSatisfying(LinkedFailed.class, failed -> {
            assertThat(failed.index()).isEqualTo(1);
            assertThat(failed.reason().code()).isEqualTo("insufficient_funds");
        });
        assertThat(outcomes.get(1)).isEqualTo(new Done<>(List.of(true, true)));
        assertThat(database.balanceRao(alice)).isEqualTo(95);
    }

    @Test
    void isolatesWhatBreaksABatchAndDoesTheRest() throws Exception {
        var alice = customerWith(1_000);
        var bob = database.customer();
        var commands = new ArrayList<Command<Boolean>>();
        for (var i = 0; i < 20; i++) commands.add(pay(alice, bob, 1));
        commands.add(3, Pay.transfer(alice, UUID.randomUUID(), bob, 1, "no\u0000text")); // the database refuses it
        commands.add(11, new Broken());

        var outcomes = ledger.submitAll(commands);

        assertThat(outcomes.get(3)).isInstanceOf(Failed.class);
        assertThat(outcomes.get(11)).isInstanceOf(Failed.class);
        assertThat(outcomes).filteredOn(Done.class::isInstance).hasSize(20);
        assertThat(database.balanceRao(bob)).isEqualTo(20);
    }

    @Test
    void letsExactlyOneOfTwoHundredSpendWhatIsEnoughForOne() throws Exception {
        var alice = customerWith(1_000);
        var bob = database.customer();
        var start = new CountDownLatch(1);

        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 200)
                    .mapToObj(_ -> pool.submit(() -> {
                        start.await();
                        return ledger.submitAll(List.of(pay(alice, bob, 1_000))).getFirst();
                    }))
                    .toList();
            start.countDown();
            var done = 0;
            for (var call : calls) if (call.get() instanceof Done) done++;
            assertThat(done).isEqualTo(1);
        }
        assertThat(database.balanceRao(alice)).isZero();
        assertThat(database.balanceRao(bob)).isEqualTo(1_000);
    }

    @Test
    void numbersItsBatchesWithoutGapsAndSaysEachOnce() throws Exception {
        var alice = customerWith(100);
        for (var i = 0; i < 5; i++) ledger.submit(pay(alice, database.customer(), 1));

        assertThat(database.number("select max(sequence) - count(*) from ledger_batch"))
                .isZero();
        assertThat(database.number("select count(*) from transfer where batch is null"))
                .isZero();
        assertThat(database.number("""
                select count(*) from ledger_batch b full join (
                    select batch, count(*) as transfers from transfer group by batch) t on t.batch = b.sequence
                where coalesce(t.transfers, 0) <> b.transfers
                """)).isZero();
        assertThat(database.number("""
                select (select count(*) from ledger_batch)
                     - (select count(*) from outbox where topic = 'wallet.batch-posted.v1')
                """)).isZero();
        assertThat(database.number("select sum(posted_rao) from ledger_account"))
                .isZero();
    }

    @Test
    void recognisesWhatWasDoneBeforeAlsoWhereItWouldBeRefusedNow() throws Exception {
        var alice = customerWith(100);
        var bob = database.customer();
        var all = pay(alice, bob, 100);
        ledger.submit(all);
        for (var i = 0; i < 30; i++) ledger.submit(pay(Ledger.TREASURY, bob, 1)); // the writer is hasty again

        assertThat(ledger.submit(all))
                .as("it is done, although nothing is left")
                .isFalse();
        assertThat(ledger.submitAll(List.of(all, pay(bob, alice, 1), pay(alice, bob, 1))))
                .containsExactly(new Done<>(false), new Done<>(true), new Done<>(true));
    }

    @Test
    void noticesThatSomebodyElseHasChangedAnAccount() throws Exception {
        var alice = customerWith(100);
        var bob = database.customer();
        ledger.submit(pay(alice, bob, 1));
        database.execute("update ledger_account set held_rao = 90 where public_id = '" + alice + "'");

        assertThatExceptionOfType(InsufficientFunds.class).isThrownBy(() -> ledger.submit(pay(alice, bob, 10)));

        assertThat(ledger.submit(pay(alice, bob, 9))).isTrue();
        assertThat(database.balanceRao(bob)).isEqualTo(10);
        database.execute("update ledger_account set held_rao = 0 where public_id = '" + alice + "'");
    }

    @Test
    void writesNothingForABatchThatChangesNothing() throws Exception {
        var alice = customerWith(100);
        var command = pay(alice, database.customer(), 1);
        ledger.submit(command);
        var batches = database.number("select count(*) from ledger_batch");

        assertThat(ledger.submit(command)).isFalse();

        assertThat(database.number("select count(*) from ledger_batch")).isEqualTo(batches);
    }

    @Test
    void turnsAwayWhatCannotBeDoneInTime() throws Exception {
        var small = new LedgerProperties(
                (short) 0, 2, 4, Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(1));
        try (var standby = new TestLedger(database, small)) { // never gets to it: another writes
            assertThatExceptionOfType(LedgerBusy.class)
                    .isThrownBy(() -> standby.ledger().submit(pay(Ledger.TREASURY, database.customer(), 1)));
        }
        assertThatExceptionOfType(LedgerBusy.class)
                .isThrownBy(() -> ledger.submitAll(
                        IntStream.range(0, 13_000).mapToObj(_ -> new Broken()).toList()));
    }

    private static UUID customerWith(long amountRao) throws Exception {
        var customer = database.customer();
        ledger.submit(Pay.deposit(UUID.randomUUID(), customer, amountRao, null));
        return customer;
    }

    private static Pay pay(UUID from, UUID to, long amountRao) {
        if (from.equals(Ledger.TREASURY)) return Pay.deposit(UUID.randomUUID(), to, amountRao, null);
        return Pay.transfer(from, UUID.randomUUID(), to, amountRao, null);
    }

    private static Refusal refusal(Outcome<?> outcome) {
        return ((Refused<?>) outcome).why();
    }

    /** A mistake of ours. */
    private record Broken() implements Command<Boolean> {

        @Override
        public Reads reads() {
            return new Reads();
        }

        @Override
        public Boolean apply(Books books) {
            throw new IllegalStateException("broken");
        }
    }
}
