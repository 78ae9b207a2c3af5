package io.taomarket.wallet.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taomarket.wallet.crash.CommitCutter.Cut;
import io.taomarket.wallet.crash.Fact.Kind;
import io.taomarket.wallet.crash.Fleet.Answer;
import io.taomarket.wallet.crash.Market.Customer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The connection is cut at the commit: with and without a commit, and with whoever comes next. No broker is there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnknownCommitIntegrationTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> SETTINGS =
            List.of("--wallet.ledger.patience=6s", "--spring.kafka.admin.auto-create=false");

    private Path directory;
    private Database database;
    private CommitCutter cutter;
    private Fleet fleet;
    private Customer payer;
    private Customer payee;

    @BeforeAll
    void start() throws IOException {
        directory = Files.createTempDirectory(Files.createDirectories(Path.of("target", "crash")), "commit")
                .toAbsolutePath();
        database = Database.start(directory);
        cutter = new CommitCutter(database.port());
        fleet = new Fleet(1, () -> wallet(cutter.port()));
        fleet.awaitAllUp();
        var customers = Market.open(new Clients(fleet, new Journal())).customers();
        payer = customers.getLast();
        payee = customers.getFirst();
    }

    @AfterAll
    void stop() throws IOException {
        fleet.close();
        cutter.close();
        database.kill();
    }

    @BeforeEach
    void theFirstWrites() {
        cutter.admit();
        cutter.cutNext(null);
        await().atMost(PATIENCE).until(() -> pay(fleet, UUID.randomUUID()).isDone());
    }

    @AfterEach
    void theBooksAreWhole() throws SQLException, IOException {
        try (var connection = database.connect()) {
            var posted = new Posted(connection);
            posted.keepsAllInvariants();
            posted.replaysToItsBalances();
            posted.countsItsBatches();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoWaitsIsToldTheTruthWhenTheWriterComesBack(Cut cut) {
        var id = UUID.randomUUID();
        cutter.cutNext(cut);

        assertThat(pay(fleet, id).status()).isEqualTo(201);

        assertThat(cutter.hasCut()).isTrue();
        assertThat(timesPosted(id)).isOne();
        assertThat(pay(fleet, id).status()).as("the same again").isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void whoAsksAgainAfterTheDeadlineIsPostedOnce(Cut cut) {
        var id = UUID.randomUUID();
        cutter.refuse();
        cutter.cutNext(cut);
        var late = pay(fleet, id);
        cutter.admit();

        assertThat(late.status()).isEqualTo(504);
        assertThat(late.body().path("code").asString()).isEqualTo("deadline_exceeded");
        await().atMost(PATIENCE).until(() -> pay(fleet, id).status() == 200);
        assertThat(timesPosted(id)).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void anotherInstanceTakesOverAndTheFirstStillTellsTheTruth(Cut cut) {
        try (var others = new Fleet(1, () -> wallet(database.port()));
                var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            others.awaitAllUp();
            var id = UUID.randomUUID();
            cutter.refuse();
            cutter.cutNext(cut);
            var first = CompletableFuture.supplyAsync(() -> pay(fleet, id), clients);
            await().atMost(PATIENCE).until(() -> pay(others, UUID.randomUUID()).isDone());
            cutter.admit();

            switch (cut) {
                case AFTER_COMMIT -> assertThat(first.join().status()).isEqualTo(201);
                case BEFORE_COMMIT -> {
                    assertThat(first.join().status()).isEqualTo(503);
                    assertThat(timesPosted(id)).isZero();
                    assertThat(pay(others, id).status()).isEqualTo(201);
                }
            }
            assertThat(pay(others, id).status()).as("the same again").isEqualTo(200);
            assertThat(timesPosted(id)).isOne();
        }
    }

    @Test
    void aBatchUnderAKeyIsNotToldForEverThatItIsUnknown() {
        var id = UUID.randomUUID();
        var items = List.of(Map.of("transfer_id", id, "to_account", payee.id(), "amount_rao", 7));
        var call = Call.of(payer.token(), "/api/v1/transfers/batch", Map.of("transfers", items))
                .under("batch " + id);
        cutter.refuse();
        cutter.cutNext(Cut.AFTER_COMMIT);
        var late = send(fleet, call);
        cutter.admit();

        assertThat(late.text()).contains("deadline_exceeded");
        await().atMost(PATIENCE).until(() -> send(fleet, call).text().contains("\"exists\""));
        assertThat(timesPosted(id)).isOne();
    }

    @Test
    void aWriterOfThePastIsFencedOff() throws SQLException {
        var id = UUID.randomUUID();
        assertThat(pay(fleet, UUID.randomUUID()).status()).isEqualTo(201);
        try (var connection = database.connect()) {
            connection.createStatement().execute("update ledger_writer set epoch = epoch + 1");
            var epoch = new Posted(connection).count("select epoch from ledger_writer");

            assertThat(pay(fleet, id).status())
                    .as("another may have written since")
                    .isEqualTo(503);
            assertThat(pay(fleet, id).status()).isEqualTo(201);

            assertThat(new Posted(connection).count("select max(epoch) from ledger_batch"))
                    .isGreaterThan(epoch);
            assertThat(timesPosted(id)).isOne();
        }
    }

    private Wallet wallet(int databasePort) {
        var url = "jdbc:postgresql://127.0.0.1:" + databasePort + "/postgres?sslmode=disable";
        return Wallet.start(directory.resolve("wallet.log"), url, "127.0.0.1:9", SETTINGS);
    }

    private Answer pay(Fleet to, UUID id) {
        var body = Map.of("transfer_id", id, "to_account", payee.id(), "amount_rao", 7);
        return send(to, Call.of(payer.token(), "/api/v1/transfers", body));
    }

    private static Answer send(Fleet to, Call call) {
        try {
            return to.send(0, call);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private long timesPosted(UUID id) {
        try (var connection = database.connect()) {
            return new Posted(connection)
                    .facts().stream()
                            .filter(fact ->
                                    fact.kind() == Kind.TRANSFER && fact.id().equals(id))
                            .count();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
