package io.taomarket.inference.hold;

import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The place of one account and key: at most one hold at a time, and one talk with wallet at a time. */
final class Slot {

    final UUID accountId;
    final UUID keyId;
    /** Held while wallet is asked; reserving and settling never wait for it. */
    final ReentrantLock asking = new ReentrantLock();

    volatile @Nullable RollingHold hold;
    /** Wallet may have granted it; nothing else is asked before it has been answered. */
    volatile @Nullable Question unanswered;

    volatile long availableRao = Long.MAX_VALUE;
    boolean retired;

    Slot(UUID accountId, UUID keyId) {
        this.accountId = accountId;
        this.keyId = keyId;
    }

    record Key(UUID accountId, UUID keyId) {}
}
