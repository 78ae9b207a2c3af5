package io.taomarket.registry.block;

import io.taomarket.contracts.emission.BlockProduced;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears the block clock. */
@Component
class BlockListener {

    private final Blocks blocks;

    BlockListener(Blocks blocks) {
        this.blocks = blocks;
    }

    @KafkaListener(topics = BlockProduced.TOPIC)
    void on(BlockProduced block) {
        blocks.advance(block.height());
    }
}
