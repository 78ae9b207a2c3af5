package io.taomarket.registry.epoch;

import io.taomarket.contracts.scoring.EpochScored;
import io.taomarket.contracts.scoring.WeightsSet;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears what scoring has found out. */
@Component
class ScoringListener {

    private final Epochs epochs;

    ScoringListener(Epochs epochs) {
        this.epochs = epochs;
    }

    @KafkaListener(topics = EpochScored.TOPIC)
    void on(EpochScored scored) {
        epochs.keep(scored);
    }

    @KafkaListener(topics = WeightsSet.TOPIC)
    void on(WeightsSet weights) {
        epochs.keep(weights);
    }
}
