package io.taomarket.inference.hold;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The place of one account and key: at most one hold at a time, and one talk with wallet at a time. */
final class Slot {

    private static final int MOST_GROWTH = 4096;

    final UUID accountId;
    final UUID keyId;
    /** Held while wallet is asked; reserving and settling never wait for it. */
    final ReentrantLock asking = new ReentrantLock();

    volatile @Nullable RollingHold hold;
    /** Wallet may have granted it; nothing else is asked before it has been answered. */
    volatile @Nullable Question unanswered;

    volatile long availableRao = Long.MAX_VALUE;
    /** Idle money below which more is fetched ahead; 0 while slices last. */
    volatile long lowRao;

    final AtomicBoolean fetchesAhead = new AtomicBoolean();
    boolean retired;
    private int growth = 1;
    private Instant grantedAt = Instant.EPOCH;

    Slot(UUID accountId, UUID keyId) {
        this.accountId = accountId;
        this.keyId = keyId;
    }

    /** How many times larger than usual the next slice is. Like all below only for who holds {@link #asking}. */
    int growth() {
        return growth;
    }

    /** Learns from how soon the last slice was used up. */
    void granted(long amountRao, Instant now, Duration sliceLasts) {
        if (now.isBefore(grantedAt.plus(sliceLasts))) growth = Math.min(MOST_GROWTH, growth * 2);
        else if (now.isAfter(grantedAt.plus(sliceLasts.multipliedBy(4)))) growth = Math.max(1, growth / 2);
        grantedAt = now;
        lowRao = growth == 1 ? 0 : amountRao / 4;
    }

    record Key(UUID accountId, UUID keyId) {}
}
