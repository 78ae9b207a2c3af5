package io.taomarket.emission.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.taomarket.chassis.kafka.Topics;
import io.taomarket.chassis.outbox.EventJson;
import io.taomarket.contracts.Event;
import io.taomarket.contracts.inference.Outcome;
import io.taomarket.contracts.inference.RequestServed;
import io.taomarket.contracts.registry.Hyperparameters;
import io.taomarket.contracts.registry.SubnetChanged;
import io.taomarket.contracts.scoring.EpochScored;
import io.taomarket.contracts.scoring.NeuronScore;
import io.taomarket.contracts.wallet.IssuanceChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** Speaks for wallet, registry, inference and scoring; waits until emission has understood. */
@TestConfiguration(proxyBeanMethods = false)
public class World {

    public static final UUID ACCOUNT = new UUID(0, 10);
    public static final UUID OWNER = new UUID(0, 11);
    public static final Duration BLOCK_TIME = Duration.ofSeconds(12);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> TABLES =
            List.of("issuance", "subnet", "counted_fee", "demand", "block", "budget", "payout", "epoch_payment");
    private static final WireMockServer WALLET =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().http2PlainDisabled(true));

    static {
        WALLET.start();
    }

    private final KafkaOperations<String, byte[]> kafka;
    private final ConsumerFactory<String, byte[]> consumers;
    private final EventJson json;
    private final JdbcClient jdbc;
    private final TestClock clock;
    private final CircuitBreaker walletBreaker;
    private long version = 1;

    @SuppressWarnings("unchecked")
    World(
            KafkaOperations<?, ?> kafka,
            ConsumerFactory<?, ?> consumers,
            EventJson json,
            JdbcClient jdbc,
            TestClock clock,
            CircuitBreaker walletBreaker) {
        this.kafka = (KafkaOperations<String, byte[]>) kafka;
        this.consumers = (ConsumerFactory<String, byte[]>) consumers;
        this.json = json;
        this.jdbc = jdbc;
        this.clock = clock;
        this.walletBreaker = walletBreaker;
    }

    @Bean
    static TestClock clock() {
        return new TestClock();
    }

    @Bean
    static DynamicPropertyRegistrar walletsAddress() {
        return settings -> settings.add("taomarket.services.wallet", WALLET::baseUrl);
    }

    @Bean
    static NewTopics othersTopics(Topics topics) {
        return new NewTopics(
                Stream.of(IssuanceChanged.TOPIC, SubnetChanged.TOPIC, RequestServed.TOPIC, EpochScored.TOPIC)
                        .map(topics::facts)
                        .toArray(NewTopic[]::new));
    }

    /** Everything forgotten and said; a block is due, and comes as soon as wallet speaks again. */
    public void reset() {
        WALLET.resetAll();
        walletBreaker.reset();
        TABLES.forEach(table -> jdbc.sql("delete from " + table).update());
        until(() -> number("select count(*) from outbox") == 0);
        clock.pass(BLOCK_TIME);
    }

    public void send(Event event) {
        kafka.send(event.topic(), event.key(), json.write(event)).join();
    }

    public void until(BooleanSupplier fact) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(fact::getAsBoolean);
    }

    /** Wallet speaks for the first time, and the first block comes. */
    public void begin(long genesisRao, long recycledRao) {
        issuance(genesisRao, recycledRao);
        until(() -> height() == 1);
    }

    public void issuance(long genesisRao, long recycledRao) {
        issuance(version++, genesisRao, recycledRao);
        until(() -> number("select count(*) from issuance where genesis_rao = " + genesisRao + " and recycled_rao = "
                        + recycledRao)
                == 1);
    }

    public void issuance(long version, long genesisRao, long recycledRao) {
        send(new IssuanceChanged(UUID.randomUUID(), clock.instant(), 0, version, genesisRao, 0, recycledRao));
    }

    public void subnet(int netuid) {
        subnet(netuid, null, true);
    }

    public void subnet(int netuid, @Nullable String ownerHotkey, boolean ownerCut) {
        var owner = ownerHotkey == null ? null : OWNER;
        var current = version++;
        send(new SubnetChanged(
                UUID.randomUUID(), clock.instant(), netuid, current, "subnet", owner, ownerHotkey, 0, rules(ownerCut)));
        until(() -> number("select coalesce(max(version), 0) from subnet where netuid = " + netuid) == current);
    }

    public RequestServed request(int netuid, long costRao) {
        return new RequestServed(
                UUID.randomUUID(),
                clock.instant(),
                UUID.randomUUID().toString(),
                ACCOUNT,
                UUID.randomUUID(),
                UUID.randomUUID(),
                netuid,
                "model",
                "miner",
                ACCOUNT,
                Outcome.FINISHED,
                false,
                1,
                1,
                costRao,
                1,
                List.of(),
                "");
    }

    public EpochScored epoch(int netuid, long epoch, NeuronScore... neurons) {
        return new EpochScored(UUID.randomUUID(), clock.instant(), netuid, epoch, height(), "hash", List.of(neurons));
    }

    public static NeuronScore neuron(int uid, long incentiveBits, long dividendBits) {
        return new NeuronScore(uid, "key " + uid, ACCOUNT, incentiveBits, dividendBits, 0, 0, 0, 0, 0, true, true);
    }

    /** Time passes, one block after the other. */
    public void blocks(int count) {
        for (var i = 0; i < count; i++) {
            var next = height() + 1;
            clock.pass(BLOCK_TIME);
            until(() -> height() == next);
        }
    }

    public long height() {
        return number("select coalesce(max(height), 0) from block");
    }

    public long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    public void walletSays(long genesisRao, long mintedRao, long recycledRao) {
        var issuedRao = genesisRao + mintedRao - recycledRao;
        WALLET.stubFor(get("/internal/v1/supply")
                .willReturn(okJson("""
                {"genesis_rao": "%d", "minted_rao": "%d", "recycled_rao": "%d", "issued_rao": "%d", "free_rao": "%d",
                 "held_rao": "0", "staked_rao": "0", "treasury_rao": "1", "sum_rao": "0", "balanced": true}
                """.formatted(genesisRao, mintedRao, recycledRao, issuedRao, issuedRao - 1))));
    }

    public void walletIsAway() {
        WALLET.stubFor(get("/internal/v1/supply").willReturn(serverError()));
    }

    public void walletIsSlow() {
        WALLET.stubFor(get("/internal/v1/supply").willReturn(okJson("{}").withFixedDelay(5000)));
    }

    /** What emission has said on a topic, from the beginning, until there is enough. */
    public <E extends Event> List<E> heard(String topic, Class<E> type, Predicate<E> about, int count) {
        var events = new ArrayList<E>();
        try (var consumer = consumers.createConsumer("test-" + UUID.randomUUID(), "")) {
            consumer.subscribe(List.of(topic));
            await().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> events.add(json.read(message.value(), type)));
                return events.stream().filter(about).count() >= count;
            });
        }
        return events.stream().filter(about).toList();
    }

    private static Hyperparameters rules(boolean ownerCut) {
        return new Hyperparameters(
                20,
                32767,
                900_000,
                65535,
                true,
                false,
                45875,
                58982,
                1000,
                13889,
                256,
                64,
                10,
                1,
                0,
                0,
                40,
                0,
                false,
                1,
                500_000,
                100_000_000_000L,
                20,
                1260,
                ownerCut);
    }

    public Instant now() {
        return clock.instant();
    }
}
