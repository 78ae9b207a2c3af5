package io.taomarket.scoring.epoch;

import io.taomarket.contracts.emission.BlockProduced;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears the clock tick. */
@Component
class BlockListener {

    private final Epochs epochs;

    BlockListener(Epochs epochs) {
        this.epochs = epochs;
    }

    @KafkaListener(topics = BlockProduced.TOPIC)
    void on(BlockProduced event) {
        epochs.heard(event.height());
    }
}
