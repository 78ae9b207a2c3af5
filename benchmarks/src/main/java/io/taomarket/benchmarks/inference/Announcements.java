package io.taomarket.benchmarks.inference;

import io.taomarket.contracts.Event;
import io.taomarket.contracts.registry.Hyperparameters;
import io.taomarket.contracts.registry.ModelOffer;
import io.taomarket.contracts.registry.OfferChanged;
import io.taomarket.contracts.registry.SubnetChanged;
import io.taomarket.contracts.scoring.ScoreChanged;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** What registry and scoring would say of the one miner: its subnet, its offer, its quality. */
final class Announcements {

    private static final int NETUID = 2;
    private static final long RAO_PER_MTOK = 1_000_000;
    private static final int CONTEXT = 8_192;
    private static final int MAX_CONCURRENCY = 8_192;
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private static final Hyperparameters RULES = new Hyperparameters(
            20, 32767, 900000, 0, true, false, 0, 0, 1000, 1000, 256, 64, 0, 1, 10, 0, 40, 0, false, 1, 1, 2, 20, 1260,
            true);

    private Announcements() {}

    static void publish(String brokers, String hotkey, UUID accountId, String url) {
        var now = Instant.now();
        var offer = new ModelOffer(Prompts.MODEL, RAO_PER_MTOK, RAO_PER_MTOK, CONTEXT, MAX_CONCURRENCY);
        Map<String, Object> settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
        try (var kafka = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (var event : List.<Event>of(
                    new SubnetChanged(UUID.randomUUID(), now, NETUID, 1, "chat", null, null, 0, RULES),
                    new OfferChanged(UUID.randomUUID(), now, NETUID, hotkey, 1, 1, accountId, url, List.of(offer)),
                    new ScoreChanged(
                            UUID.randomUUID(), now, NETUID, hotkey, Prompts.MODEL, 1, 0.9, 0.01, 50, 3, 20, now)))
                kafka.send(new ProducerRecord<>(event.topic(), event.key(), JSON.writeValueAsBytes(event)))
                        .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
