package io.taomarket.emission.epoch;

import io.taomarket.contracts.scoring.EpochScored;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears who deserves which share. */
@Component
class EpochListener {

    private final EpochPayments payments;

    EpochListener(EpochPayments payments) {
        this.payments = payments;
    }

    @KafkaListener(topics = EpochScored.TOPIC)
    void on(EpochScored event) {
        payments.pay(event);
    }
}
