package io.taomarket.registry.registration;

import io.taomarket.contracts.wallet.RegistrationDeclined;
import io.taomarket.contracts.wallet.RegistrationPaid;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears whether registrations have been paid. */
@Component
class PaymentListener {

    private final Registrations registrations;

    PaymentListener(Registrations registrations) {
        this.registrations = registrations;
    }

    @KafkaListener(topics = RegistrationPaid.TOPIC)
    void on(RegistrationPaid paid) {
        registrations.complete(paid);
    }

    @KafkaListener(topics = RegistrationDeclined.TOPIC)
    void on(RegistrationDeclined declined) {
        registrations.decline(declined);
    }
}
