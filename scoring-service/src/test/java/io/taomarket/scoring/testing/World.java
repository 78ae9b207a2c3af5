package io.taomarket.scoring.testing;

import static org.awaitility.Awaitility.await;

import io.taomarket.chassis.kafka.Topics;
import io.taomarket.chassis.outbox.EventJson;
import io.taomarket.chassis.signing.Address;
import io.taomarket.contracts.Event;
import io.taomarket.contracts.emission.BlockProduced;
import io.taomarket.contracts.inference.RequestServed;
import io.taomarket.contracts.registry.Hyperparameters;
import io.taomarket.contracts.registry.ModelOffer;
import io.taomarket.contracts.registry.NeuronChanged;
import io.taomarket.contracts.registry.OfferChanged;
import io.taomarket.contracts.registry.SubnetChanged;
import io.taomarket.contracts.wallet.StakeChanged;
import io.taomarket.scoring.metagraph.Metagraph;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;
import org.springframework.kafka.core.KafkaOperations;

/** Speaks for registry, wallet, emission and inference, over the real broker; waits until scoring has understood. */
@TestConfiguration(proxyBeanMethods = false)
public class World {

    public static final UUID ACCOUNT = UUID.fromString("00000000-0000-0000-0000-00000000000a");
    private static final List<String> TABLES = List.of(
            "neuron", "subnet", "stake", "offer", "epoch", "evidence", "score", "validator_round", "weight_commit");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaOperations<String, byte[]> kafka;
    private final ConsumerFactory<String, byte[]> consumers;
    private final EventJson json;
    private final Metagraph metagraph;
    private final JdbcClient jdbc;
    private long version = 1;

    @SuppressWarnings("unchecked")
    World(
            KafkaOperations<?, ?> kafka,
            ConsumerFactory<?, ?> consumers,
            EventJson json,
            Metagraph metagraph,
            JdbcClient jdbc) {
        this.kafka = (KafkaOperations<String, byte[]>) kafka;
        this.consumers = (ConsumerFactory<String, byte[]>) consumers;
        this.json = json;
        this.metagraph = metagraph;
        this.jdbc = jdbc;
    }

    @Bean
    static NewTopics othersTopics(Topics topics) {
        return new NewTopics(Stream.of(
                        SubnetChanged.TOPIC,
                        NeuronChanged.TOPIC,
                        OfferChanged.TOPIC,
                        StakeChanged.TOPIC,
                        BlockProduced.TOPIC,
                        RequestServed.TOPIC)
                .map(topics::facts)
                .toArray(org.apache.kafka.clients.admin.NewTopic[]::new));
    }

    /** An address nobody holds the key of. */
    public static String hotkey(String name) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return Address.of(digest).ss58();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Hyperparameters rules(int tempoBlocks) {
        return new Hyperparameters(
                tempoBlocks,
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
                true);
    }

    /** Everything forgotten, height 0; table by table, so that a round that still runs cannot be waited for in a circle. */
    public void reset() {
        for (var table : TABLES) jdbc.sql("truncate " + table).update();
        jdbc.sql("update chain set height = 0").update();
    }

    public void send(Event event) {
        kafka.send(event.topic(), event.key(), json.write(event)).join();
    }

    public void until(BooleanSupplier fact) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(fact::getAsBoolean);
    }

    public void subnet(int netuid, Hyperparameters rules) {
        subnet(netuid, rules, null);
    }

    public void subnet(int netuid, Hyperparameters rules, @Nullable String ownerHotkey) {
        send(new SubnetChanged(
                UUID.randomUUID(), Instant.EPOCH, netuid, version++, name(netuid), ACCOUNT, ownerHotkey, 0, rules));
        until(() ->
                metagraph.subnet(netuid).filter(s -> s.rules().equals(rules)).isPresent());
    }

    private static String name(int netuid) {
        return switch (netuid) {
            case 1 -> "text-embedding";
            case 2 -> "chat";
            default -> "subnet " + netuid;
        };
    }

    public void neuron(int netuid, int uid, String hotkey, long registeredAtBlock) {
        send(new NeuronChanged(
                UUID.randomUUID(), Instant.EPOCH, netuid, uid, version++, hotkey, ACCOUNT, registeredAtBlock));
        until(() -> metagraph
                .neuron(netuid, hotkey)
                .filter(n -> n.uid() == uid && n.registeredAtBlock() == registeredAtBlock)
                .isPresent());
    }

    public void stake(String hotkey, long totalRao) {
        send(new StakeChanged(UUID.randomUUID(), Instant.EPOCH, 0, hotkey, version++, ACCOUNT, totalRao, 11796));
        until(() -> jdbc.sql("select count(*) from stake where hotkey = ? and total_rao = ?")
                        .params(hotkey, totalRao)
                        .query(Long.class)
                        .single()
                > 0);
    }

    public void offer(int netuid, int uid, String hotkey, String url, String... models) {
        var offers = Stream.of(models)
                .map(model -> new ModelOffer(model, 1, 1, 512, 8))
                .toList();
        send(new OfferChanged(UUID.randomUUID(), Instant.EPOCH, netuid, hotkey, version++, uid, ACCOUNT, url, offers));
        until(() -> metagraph.offers(netuid).stream()
                .anyMatch(offer -> offer.hotkey().equals(hotkey)));
    }

    /** The next blocks, one by one, until scoring has reached the last. */
    public void blocks(int count) {
        for (var i = 0; i < count; i++) {
            var height = metagraph.block() + 1;
            send(block(height));
            until(() -> metagraph.block() == height);
        }
    }

    public static BlockProduced block(long height) {
        return new BlockProduced(UUID.randomUUID(), Instant.EPOCH, height, 1_000_000_000, 1_000_000_000);
    }

    /** What scoring has said on a topic, from the beginning, until there is enough. */
    public <E extends Event> List<E> heard(
            String topic, Class<E> type, java.util.function.Predicate<E> about, int count) {
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
}
