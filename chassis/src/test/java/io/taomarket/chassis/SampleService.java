package io.taomarket.chassis;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.taomarket.chassis.caller.Caller;
import io.taomarket.chassis.idempotency.Idempotency;
import io.taomarket.chassis.kafka.Topics;
import io.taomarket.chassis.outbox.Outbox;
import io.taomarket.contracts.emission.BlockProduced;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** A service with one of everything, to try the wiring on. */
@SpringBootApplication
class SampleService {

    static final long REFUSED_HEIGHT = 6666;

    @Bean
    NewTopics topics(Topics topics) {
        return new NewTopics(topics.facts(BlockProduced.TOPIC));
    }

    @Bean
    InMemorySpanExporter recordedTraces() {
        return InMemorySpanExporter.create();
    }

    @RestController
    static class Door {

        private static final Logger LOG = LoggerFactory.getLogger(Door.class);

        private final Idempotency idempotency;
        final AtomicInteger charges = new AtomicInteger();

        Door(Idempotency idempotency) {
            this.idempotency = idempotency;
        }

        @GetMapping("/whoami")
        Caller whoAmI(Caller caller) {
            LOG.info("Asked by {}", caller.requestId());
            return caller;
        }

        @PostMapping("/charges")
        ResponseEntity<Charged> charge(
                Caller caller,
                @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
                @Valid @RequestBody Charge charge) {
            return idempotency.once(caller, "POST /charges", key, charge, Charged.class, () -> {
                charges.incrementAndGet();
                return ResponseEntity.status(201).body(new Charged(charge.amountRao(), "secret"));
            });
        }

        @PostMapping("/internal/v1/charges")
        Charged chargeQuietly(Caller caller, @Valid @RequestBody Charge charge) {
            caller.requireService();
            return new Charged(charge.amountRao(), "quiet");
        }

        /** How often to charge. */
        enum Kind {
            ONCE,
            AGAIN
        }

        record Charge(@Positive long amountRao, @Nullable Kind kindOfCharge) {}

        record Charged(long amountRao, String secret) {}
    }

    @Component
    static class Teller {

        private final Outbox outbox;

        Teller(Outbox outbox) {
            this.outbox = outbox;
        }

        @Transactional
        void say(BlockProduced block) {
            outbox.say(block);
        }

        @Transactional
        void sayAndFail(BlockProduced block) {
            outbox.say(block);
            throw new IllegalStateException("after saying");
        }
    }

    @Component
    static class Ear {

        final List<BlockProduced> heard = new CopyOnWriteArrayList<>();

        @KafkaListener(topics = BlockProduced.TOPIC)
        void on(BlockProduced block) {
            if (block.height() == REFUSED_HEIGHT) throw new IllegalStateException("cannot bear it");
            heard.add(block);
        }
    }
}
