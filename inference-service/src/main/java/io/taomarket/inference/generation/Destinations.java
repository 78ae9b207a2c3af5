package io.taomarket.inference.generation;

import io.taomarket.chassis.outbox.CloudEvent;
import io.taomarket.contracts.inference.RequestServed;
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

/** The two places that learn of every request: Kafka for the other services, the database for its customer. */
@Component
class Destinations {

    static final String KAFKA = "kafka";
    static final String GENERATIONS = "generations";

    private final Entries entries;
    private final KafkaOperations<String, byte[]> kafka;
    private final GenerationRepository generations;
    private final ReceiptLog receipts;
    private final SetAside setAside;
    private final SpoolProperties spool;
    private final String source;

    @SuppressWarnings("unchecked") // the serialisers are set in chassis-defaults.yaml
    Destinations(
            Entries entries,
            KafkaOperations<?, ?> kafka,
            GenerationRepository generations,
            ReceiptLog receipts,
            SetAside setAside,
            SpoolProperties spool,
            @Value("${spring.application.name}") String source) {
        this.entries = entries;
        this.kafka = (KafkaOperations<String, byte[]>) kafka;
        this.generations = generations;
        this.receipts = receipts;
        this.setAside = setAside;
        this.spool = spool;
        this.source = source;
    }

    /** Returns once Kafka has acknowledged all of them. */
    void publish(List<byte[]> records) {
        var sends = read(KAFKA, records).stream()
                .map(entry -> kafka.send(message(entry)))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(sends)
                .orTimeout(spool.relayTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** What the database refuses whenever it is asked does not keep the others from it. */
    void store(List<byte[]> records) {
        var all = read(GENERATIONS, records);
        receipts.add(all.stream()
                .filter(Entry::hasReceipt)
                .map(entry -> new Leaf(entry.leaf(), entry.occurredAt()))
                .toList());
        try {
            generations.insert(all);
        } catch (DataIntegrityViolationException _) {
            all.forEach(this::storeAlone);
        }
    }

    private void storeAlone(Entry entry) {
        try {
            generations.insert(List.of(entry));
        } catch (DataIntegrityViolationException e) {
            setAside.keep(GENERATIONS, entry.toBytes(), e);
        }
    }

    private ProducerRecord<String, byte[]> message(Entry entry) {
        var message =
                new ProducerRecord<>(RequestServed.TOPIC, entry.accountId().toString(), entry.event());
        CloudEvent.describe(message.headers(), entry.eventId(), source, RequestServed.TOPIC, entry.occurredAt());
        if (!entry.traceparent().isEmpty()) CloudEvent.pass(message.headers(), entry.traceparent());
        return message;
    }

    /** A record that cannot be read is ours and broken; it must not keep all others from being paid. */
    private List<Entry> read(String destination, List<byte[]> records) {
        return records.stream()
                .<Entry>mapMulti((record, sink) -> {
                    try {
                        sink.accept(entries.read(record));
                    } catch (RuntimeException e) {
                        setAside.keep(destination, record, e);
                    }
                })
                .toList();
    }
}
