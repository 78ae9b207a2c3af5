package io.taomarket.emission.issuance;

import io.taomarket.contracts.wallet.IssuanceChanged;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears what exists. */
@Component
class IssuanceListener {

    private final Issuances issuances;

    IssuanceListener(Issuances issuances) {
        this.issuances = issuances;
    }

    @KafkaListener(topics = IssuanceChanged.TOPIC)
    void on(IssuanceChanged event) {
        issuances.take(event);
    }
}
