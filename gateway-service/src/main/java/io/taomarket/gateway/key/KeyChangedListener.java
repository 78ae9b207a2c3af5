package io.taomarket.gateway.key;

import io.taomarket.contracts.wallet.KeyChanged;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Hears of every change of a key. Each instance of the gateway has a memory of its own, so each is a group of its own
 * and reads from the beginning: whatever it may have remembered before it began to listen is forgotten too.
 */
@Component
class KeyChangedListener {

    private final ApiKeys keys;

    KeyChangedListener(ApiKeys keys) {
        this.keys = keys;
    }

    @KafkaListener(
            topics = KeyChanged.TOPIC,
            groupId = "gateway-service-keys-#{T(java.util.UUID).randomUUID()}",
            ackMode = "MANUAL", // nothing to come back to: the group ends with the instance
            concurrency = "1")
    void on(KeyChanged event) {
        keys.forget(event.keyId());
    }
}
