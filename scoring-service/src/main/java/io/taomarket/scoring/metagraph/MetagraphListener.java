package io.taomarket.scoring.metagraph;

import io.taomarket.contracts.registry.NeuronChanged;
import io.taomarket.contracts.registry.OfferChanged;
import io.taomarket.contracts.registry.SubnetChanged;
import io.taomarket.contracts.wallet.StakeChanged;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears of subnets, neurons, offers and stakes. */
@Component
class MetagraphListener {

    private final Projections projections;

    MetagraphListener(Projections projections) {
        this.projections = projections;
    }

    @KafkaListener(topics = SubnetChanged.TOPIC)
    void on(SubnetChanged event) {
        projections.take(event);
    }

    @KafkaListener(topics = NeuronChanged.TOPIC)
    void on(NeuronChanged event) {
        projections.take(event);
    }

    @KafkaListener(topics = OfferChanged.TOPIC)
    void on(OfferChanged event) {
        projections.take(event);
    }

    @KafkaListener(topics = StakeChanged.TOPIC)
    void on(StakeChanged event) {
        projections.take(event);
    }
}
