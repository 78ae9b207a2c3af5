package io.taomarket.inference.generation;

import io.taomarket.chassis.outbox.CloudEvent;
import io.taomarket.chassis.outbox.EventJson;
import io.taomarket.contracts.inference.RequestServed;
import io.taomarket.inference.generation.GenerationRepository.Row;
import io.taomarket.inference.spool.SpoolProperties;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** The two places that learn of every request: Kafka for the other services, the database for its customer. */
@Component
class Destinations {

    private static final Logger LOG = LoggerFactory.getLogger(Destinations.class);

    private final EventJson json;
    private final KafkaOperations<String, byte[]> kafka;
    private final GenerationRepository generations;
    private final Split split;
    private final SpoolProperties spool;
    private final String source;

    @SuppressWarnings("unchecked") // the serialisers are set in chassis-defaults.yaml
    Destinations(
            EventJson json,
            KafkaOperations<?, ?> kafka,
            GenerationRepository generations,
            GenerationProperties properties,
            SpoolProperties spool,
            @Value("${spring.application.name}") String source) {
        this.json = json;
        this.kafka = (KafkaOperations<String, byte[]>) kafka;
        this.generations = generations;
        this.split = new Split(properties.protocolPercent());
        this.spool = spool;
        this.source = source;
    }

    /** Returns once Kafka has acknowledged all of them. */
    void publish(List<byte[]> records) {
        var sends = read(records).stream()
                .map(served -> kafka.send(message(served.event())))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(sends)
                .orTimeout(spool.relayTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    void store(List<byte[]> records) {
        generations.insert(read(records).stream().map(this::row).toList());
    }

    private ProducerRecord<String, byte[]> message(RequestServed event) {
        var message = new ProducerRecord<>(event.topic(), event.key(), json.write(event));
        CloudEvent.describe(message.headers(), event.eventId(), source, event.topic(), event.occurredAt());
        return message;
    }

    private Row row(Served served) {
        var event = served.event();
        return new Row(
                event.requestId(),
                served.details().replyId(),
                event.accountId(),
                served.details().createdAt(),
                json.mapper().writeValueAsString(Generation.of(served, split)));
    }

    /** A record that cannot be read is ours and broken; it must not keep all others from being paid. */
    private List<Served> read(List<byte[]> records) {
        return records.stream()
                .<Served>mapMulti((record, sink) -> {
                    try {
                        sink.accept(json.mapper().readValue(record, Served.class));
                    } catch (JacksonException e) {
                        LOG.error("A record of the spool is not a served request: {}", e.getMessage());
                    }
                })
                .toList();
    }
}
