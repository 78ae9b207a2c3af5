package io.taomarket.inference.catalogue;

import io.taomarket.chassis.outbox.EventJson;
import io.taomarket.contracts.registry.NeuronChanged;
import io.taomarket.contracts.registry.OfferChanged;
import io.taomarket.contracts.registry.SubnetChanged;
import io.taomarket.contracts.scoring.ScoreChanged;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Reads the compacted topics from their beginning, each replica for itself, and goes on reading. */
@Component
class CatalogueReader implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogueReader.class);

    private final ConsumerFactory<String, byte[]> consumers;
    private final EventJson json;
    private final Catalogue catalogue;
    private final CatalogueProperties properties;
    private final Clock clock;
    private final Facts facts = new Facts();
    private volatile @Nullable Consumer<String, byte[]> consumer;
    private volatile boolean running;
    private volatile Thread thread = new Thread();

    @SuppressWarnings("unchecked") // the deserialisers are set in chassis-defaults.yaml
    CatalogueReader(
            ConsumerFactory<?, ?> consumers,
            EventJson json,
            Catalogue catalogue,
            CatalogueProperties properties,
            Clock clock) {
        this.consumers = (ConsumerFactory<String, byte[]>) consumers;
        this.json = json;
        this.catalogue = catalogue;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        catalogue.replace(facts);
        thread = Thread.ofVirtual().name("inference-catalogue").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        var current = consumer;
        if (current != null) current.wakeup();
        try {
            thread.join(properties.pollTimeout().multipliedBy(4));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** A consumer that breaks is replaced; the new one reads everything again, which changes nothing. */
    private void run() {
        while (running) {
            try (var current = consumers.createConsumer("inference-catalogue-" + UUID.randomUUID(), "catalogue")) {
                consumer = current;
                read(new Topics(current));
            } catch (WakeupException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("The catalogue begins again: {}", e.toString());
            }
        }
    }

    private void read(Topics topics) {
        var lookedUpAt = Instant.MIN;
        while (running) {
            if (lookedUpAt.plus(properties.topicLookup()).isBefore(clock.instant())) {
                topics.lookUp(properties.brokerPatience());
                lookedUpAt = clock.instant();
            }
            var records = topics.poll(properties.pollTimeout());
            records.forEach(this::learn);
            if (!records.isEmpty()) catalogue.replace(facts);
            if (!catalogue.isComplete() && topics.areRead()) {
                catalogue.complete();
                LOG.info(
                        "The catalogue is complete: {} models",
                        catalogue.models().size());
            }
        }
    }

    private void learn(ConsumerRecord<String, byte[]> message) {
        if (message.value() == null) return;
        try {
            switch (message.topic()) {
                case SubnetChanged.TOPIC -> facts.learn(json.read(message.value(), SubnetChanged.class));
                case NeuronChanged.TOPIC -> facts.learn(json.read(message.value(), NeuronChanged.class));
                case OfferChanged.TOPIC -> facts.learn(json.read(message.value(), OfferChanged.class));
                case ScoreChanged.TOPIC -> facts.learn(json.read(message.value(), ScoreChanged.class));
                default -> LOG.warn("Nobody asked for {}", message.topic());
            }
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            LOG.error("Left out {}-{}@{}: {}", message.topic(), message.partition(), message.offset(), e.toString());
        }
    }
}
