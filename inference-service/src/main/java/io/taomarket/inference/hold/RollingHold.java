package io.taomarket.inference.hold;

import java.time.Instant;
import java.util.UUID;

/** Money of one account and key that wallet has set aside for this replica, and what has become of it. */
final class RollingHold {

    private final UUID holdId;
    private long amountRao;
    private long spentRao;
    private long reservedRao;
    private boolean closed;
    private Instant usedAt;

    RollingHold(UUID holdId, Instant now) {
        this.holdId = holdId;
        this.usedAt = now;
    }

    UUID holdId() {
        return holdId;
    }

    /** Sets part of the idle money aside for one request; false when there is not enough. */
    synchronized boolean reserve(long worstRao, Instant now) {
        if (closed || idleRao() < worstRao) return false;
        reservedRao += worstRao;
        usedAt = now;
        return true;
    }

    /** Adds what wallet has granted and reserves from it in one step, so that nobody else takes it first. */
    synchronized boolean grow(long grantedRao, long worstRao, Instant now) {
        add(grantedRao);
        return reserve(worstRao, now);
    }

    /** Adds what wallet has granted, for whoever comes next. */
    synchronized void add(long grantedRao) {
        amountRao = Math.addExact(amountRao, grantedRao);
    }

    /** Ends a reservation; returns what must be given back because nobody will use this hold again. */
    synchronized long settle(long worstRao, long costRao) {
        if (costRao > worstRao) throw new IllegalArgumentException("cost is above what was reserved");
        reservedRao -= worstRao;
        spentRao = Math.addExact(spentRao, costRao);
        return closed ? takeIdle() : 0;
    }

    synchronized long idleRao() {
        return amountRao - spentRao - reservedRao;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Takes the idle money out, to be given back. */
    synchronized long takeIdle() {
        var idleRao = idleRao();
        amountRao -= idleRao;
        return idleRao;
    }

    /** Whether nobody has used the hold since then, or uses it now. */
    synchronized boolean isIdleSince(Instant time) {
        return reservedRao == 0 && !usedAt.isAfter(time);
    }

    /** Takes the idle money out if nobody has used the hold since then. */
    synchronized long takeIdleSince(Instant time) {
        return isIdleSince(time) ? takeIdle() : 0;
    }

    /** Closes the hold if nobody has used it since then; false when somebody has. */
    synchronized boolean closeIfIdleSince(Instant time) {
        if (!isIdleSince(time)) return false;
        closed = true;
        return true;
    }

    /** From now on nothing is reserved here; what is under way still settles. */
    synchronized void close() {
        closed = true;
    }
}
