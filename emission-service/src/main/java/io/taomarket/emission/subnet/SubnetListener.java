package io.taomarket.emission.subnet;

import io.taomarket.contracts.registry.SubnetChanged;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears of subnets and their owners. */
@Component
class SubnetListener {

    private final Subnets subnets;

    SubnetListener(Subnets subnets) {
        this.subnets = subnets;
    }

    @KafkaListener(topics = SubnetChanged.TOPIC)
    void on(SubnetChanged event) {
        subnets.take(event);
    }
}
