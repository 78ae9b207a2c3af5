package io.taomarket.inference.generation;

import static java.util.Objects.requireNonNull;

import io.taomarket.chassis.outbox.CloudEvent;
import io.taomarket.chassis.outbox.EventJson;
import io.taomarket.contracts.inference.RequestServed;
import io.taomarket.inference.generation.GenerationRepository.Row;
import io.taomarket.inference.receipt.Leaf;
import io.taomarket.inference.receipt.ReceiptLog;
import io.taomarket.inference.spool.SpoolProperties;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** The two places that learn of every request: Kafka for the other services, the database for its customer. */
@Component
class Destinations {

    static final String KAFKA = "kafka";
    static final String GENERATIONS = "generations";

    private final EventJson json;
    private final KafkaOperations<String, byte[]> kafka;
    private final GenerationRepository generations;
    private final ReceiptLog receipts;
    private final SetAside setAside;
    private final Split split;
    private final SpoolProperties spool;
    private final String source;

    @SuppressWarnings("unchecked") // the serialisers are set in chassis-defaults.yaml
    Destinations(
            EventJson json,
            KafkaOperations<?, ?> kafka,
            GenerationRepository generations,
            ReceiptLog receipts,
            SetAside setAside,
            GenerationProperties properties,
            SpoolProperties spool,
            @Value("${spring.application.name}") String source) {
        this.json = json;
        this.kafka = (KafkaOperations<String, byte[]>) kafka;
        this.generations = generations;
        this.receipts = receipts;
        this.setAside = setAside;
        this.split = new Split(properties.protocolPercent());
        this.spool = spool;
        this.source = source;
    }

    /** Returns once Kafka has acknowledged all of them. */
    void publish(List<byte[]> records) {
        var sends = read(KAFKA, records, Said.class).stream()
                .map(said -> kafka.send(message(said.event())))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(sends)
                .orTimeout(spool.relayTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** What the database refuses whenever it is asked does not keep the others from it. */
    void store(List<byte[]> records) {
        var all = read(GENERATIONS, records, Served.class);
        receipts.add(all.stream()
                .map(Served::event)
                .filter(event -> !event.receipt().isEmpty())
                .map(event -> Leaf.of(event.receipt(), event.occurredAt()))
                .toList());
        try {
            generations.insert(all.stream().map(this::row).toList());
        } catch (DataIntegrityViolationException _) {
            all.forEach(this::storeAlone);
        }
    }

    private void storeAlone(Served served) {
        try {
            generations.insert(List.of(row(served)));
        } catch (DataIntegrityViolationException e) {
            setAside.keep(GENERATIONS, json.mapper().writeValueAsBytes(served), e);
        }
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
    private <T> List<T> read(String destination, List<byte[]> records, Class<T> type) {
        return records.stream()
                .<T>mapMulti((record, sink) -> {
                    try {
                        sink.accept(json.mapper().readValue(record, type));
                    } catch (JacksonException e) {
                        setAside.keep(destination, record, e);
                    }
                })
                .toList();
    }

    /** The part of a record that the other services hear; the rest is passed over unread. */
    private record Said(RequestServed event) {
        private Said {
            requireNonNull(event, "event");
        }
    }
}
