package io.taomarket.wallet.block;

import io.taomarket.contracts.emission.BlockProduced;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class BlockProducedListener {

    private final ChainHead head;

    BlockProducedListener(ChainHead head) {
        this.head = head;
    }

    @KafkaListener(topics = BlockProduced.TOPIC)
    void on(BlockProduced block) {
        head.reach(block.height());
    }
}
