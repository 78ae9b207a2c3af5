package io.taomarket.wallet.registration;

import io.taomarket.contracts.registry.RegistrationRequested;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class RegistrationRequestedListener {

    private final Registrations registrations;

    RegistrationRequestedListener(Registrations registrations) {
        this.registrations = registrations;
    }

    @KafkaListener(
            id = "money-registration-requested",
            idIsGroup = false,
            autoStartup = "false",
            topics = RegistrationRequested.TOPIC)
    void on(RegistrationRequested request) {
        registrations.decide(request);
    }
}
