package io.taomarket.wallet.epoch;

import io.taomarket.contracts.emission.EpochPaid;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class EpochPaidListener {

    private final EpochPayments payments;

    EpochPaidListener(EpochPayments payments) {
        this.payments = payments;
    }

    @KafkaListener(id = "money-epoch-paid", idIsGroup = false, autoStartup = "false", topics = EpochPaid.TOPIC)
    void on(EpochPaid epoch) {
        payments.pay(epoch);
    }
}
