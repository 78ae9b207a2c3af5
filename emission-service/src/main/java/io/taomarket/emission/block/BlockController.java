package io.taomarket.emission.block;

import io.taomarket.chassis.problem.Refusal;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class BlockController {

    private final BlockRepository blocks;

    BlockController(BlockRepository blocks) {
        this.blocks = blocks;
    }

    @GetMapping("/api/v1/blocks/head")
    Head head() {
        return blocks.head()
                .map(block -> new Head(block.height(), block.emissionRao(), block.issuedRao(), block.producedAt()))
                .orElseThrow(() -> new Refusal(HttpStatus.NOT_FOUND, "block_not_found", "There is no block yet."));
    }

    record Head(long height, long emissionRao, long issuedRao, Instant producedAt) {}
}
