package io.taomarket.emission.block;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.MICROS;

import io.taomarket.chassis.leader.WriterLock;
import io.taomarket.chassis.outbox.Outbox;
import io.taomarket.contracts.emission.BlockProduced;
import io.taomarket.emission.issuance.HeardIssuance;
import io.taomarket.emission.issuance.Issuances;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes the next block once it is due: one transaction, one writer among all instances. */
@Service
class BlockProduction {

    private static final String WRITER = "emission/block-clock";

    private final BlockRepository blocks;
    private final Issuances issuances;
    private final Mint mint;
    private final WriterLock writer;
    private final Outbox outbox;
    private final BlockProperties properties;
    private final Clock clock;

    BlockProduction(
            BlockRepository blocks,
            Issuances issuances,
            Mint mint,
            WriterLock writer,
            Outbox outbox,
            BlockProperties properties,
            Clock clock) {
        this.blocks = blocks;
        this.issuances = issuances;
        this.mint = mint;
        this.writer = writer;
        this.outbox = outbox;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Answers when to ask again. There is no block before wallet has said what exists, and none is made up for the time
     * the service was down.
     */
    @Transactional
    Instant produceIfDue() {
        var now = clock.instant().truncatedTo(MICROS);
        var issuance = issuances.heard();
        if (issuance.isEmpty() || !writer.tryTake(WRITER)) return now;
        var head = blocks.head();
        var due =
                head.map(last -> last.producedAt().plus(properties.blockTime())).orElse(now);
        if (now.isBefore(due)) return due;
        var producedAt = now.isBefore(due.plus(properties.blockTime())) ? due : now;
        produce(head, issuance.get(), producedAt);
        return producedAt.plus(properties.blockTime());
    }

    private void produce(Optional<Block> head, HeardIssuance issuance, Instant producedAt) {
        var height = head.map(Block::height).orElse(0L) + 1;
        var mintedRao = head.map(Block::mintedRao).orElse(0L);
        var issuedRao = issuance.issuedRao(mintedRao);
        var emissionRao = mint.mint(issuedRao);
        var block = new Block(height, emissionRao, mintedRao + emissionRao, issuedRao + emissionRao, producedAt);
        blocks.insert(block);
        outbox.say(new BlockProduced(
                UUID.nameUUIDFromBytes(("emission/block/" + height).getBytes(UTF_8)),
                producedAt,
                height,
                emissionRao,
                block.issuedRao()));
    }
}
