package io.taomarket.wallet.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taomarket.chassis.outbox.EventJson;
import io.taomarket.chassis.testing.Broker;
import io.taomarket.contracts.inference.RequestServed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** SIGKILL, more than twenty times, to the service and to the servers under it, while clients do not stop. */
class CrashIntegrationTests {

    private static final Logger LOG = LoggerFactory.getLogger(CrashIntegrationTests.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration TAKEOVER = Duration.ofSeconds(5);
    private static final int INSTANCES = 2;

    private final EventJson json = new EventJson(JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build());
    private final Journal journal = new Journal();
    private final List<Duration> takeovers = new ArrayList<>();

    @Test
    void whatIsAcknowledgedIsThereOnceWhateverDies() throws Exception {
        var seed = Long.getLong("taomarket.crash.seed", System.nanoTime());
        LOG.info("Crash test with -Dtaomarket.crash.seed={}", seed);
        var random = new Random(seed);
        var directory = Files.createTempDirectory(Files.createDirectories(Path.of("target", "crash")), "servers");
        var broker = Broker.start(directory.toAbsolutePath());
        var database = Database.start(directory.toAbsolutePath());
        broker.create(List.of(
                RequestServed.TOPIC,
                "registry.registration-requested.v1",
                "emission.block-produced.v1",
                "emission.epoch-paid.v1"));
        var log = directory.resolve("wallet.log");
        var settings =
                List.of("--wallet.holds.ttl=10s", "--wallet.holds.yield-after=10s", "--wallet.holds.sweep-interval=1s");
        try (var fleet = new Fleet(INSTANCES, () -> Wallet.start(log, database.jdbcUrl(), broker.address(), settings));
                var served = new ServedRequests(broker.address(), journal, json::write)) {
            var clients = new Clients(fleet, journal);
            var traffic = new Traffic(Market.open(clients), clients, journal, served);
            traffic.start(seed);
            for (var strike : Strike.plan(random)) {
                if (strike == Strike.WRITER || strike == Strike.STANDBY) fleet.awaitAllUp();
                awaitProgress(20 + random.nextInt(200));
                strike(strike, fleet, clients, database, broker);
            }
            awaitProgress(200);
            traffic.stop();
            awaitQuiet(database);
            LOG.info("Answers: {}", clients.answers());
        }
        database.kill();
        database.restart();
        try (var connection = database.connect()) {
            var posted = new Posted(connection);
            posted.agreesWith(journal);
            posted.keepsAllInvariants();
            posted.replaysToItsBalances();
            var batches = posted.countsItsBatches();
            assertThat(BatchNews.sequences(broker.address(), json))
                    .as("batches that the world has heard of, in order")
                    .isEqualTo(LongStream.rangeClosed(1, batches).boxed().toList());
            LOG.info(
                    "Intended {}, acknowledged {}, refused {}, batches {}, takeovers {}",
                    journal.intended().size(),
                    journal.acknowledged().size(),
                    journal.refused().size(),
                    batches,
                    takeovers);
        }
        assertThat(takeovers).isNotEmpty().allSatisfy(takeover -> assertThat(takeover)
                .isLessThanOrEqualTo(TAKEOVER));
        database.kill();
        broker.kill();
        FileSystemUtils.deleteRecursively(directory); // after a failure it stays, with what everybody has logged
    }

    private void strike(Strike strike, Fleet fleet, Clients clients, Database database, Broker broker) {
        var victim = fleet.writer();
        var startedNanos = System.nanoTime();
        switch (strike) {
            case WRITER -> {
                var first = clients.firstDoneBySomebodyElse(victim);
                victim.kill();
                var tookNanos =
                        first.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join() - startedNanos;
                takeovers.add(Duration.ofNanos(tookNanos));
            }
            case STANDBY -> fleet.standby().kill();
            case DATABASE -> {
                database.kill();
                database.restart();
            }
            case BACKEND -> database.killWritersBackend();
            case BOTH -> {
                victim.kill();
                database.kill();
                database.restart();
            }
            case BROKER -> {
                broker.kill();
                broker.restart();
            }
        }
        LOG.info("Killed {} in {} ms", strike, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos));
    }

    private void awaitProgress(int more) {
        var wanted = journal.acknowledged().size() + more;
        await().pollInterval(Duration.ofMillis(5))
                .atMost(PATIENCE)
                .until(() -> journal.acknowledged().size() >= wanted);
    }

    /** Everything said is settled and told, and no money is left set aside. */
    private void awaitQuiet(Database database) {
        await().pollInterval(Duration.ofMillis(200)).atMost(PATIENCE).untilAsserted(() -> {
            try (var connection = database.connect()) {
                var posted = new Posted(connection);
                posted.hasAll(journal);
                assertThat(posted.count("select count(*) from hold where state = 'OPEN'"))
                        .as("open holds")
                        .isZero();
                assertThat(posted.count("select count(*) from ledger_account where held_rao <> 0"))
                        .as("accounts with money set aside")
                        .isZero();
                assertThat(posted.count("select count(*) from outbox"))
                        .as("outbox")
                        .isZero();
            }
        });
    }
}
