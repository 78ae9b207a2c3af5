package io.taomarket.inference.hold;

import java.util.UUID;

/** The worst case of one request, reserved. It ends once, with what the request really cost. */
public final class Reservation {

    private final RollingHold hold;
    private final Returns returns;
    private final long worstRao;
    private boolean isOver;

    Reservation(RollingHold hold, Returns returns, long worstRao) {
        this.hold = hold;
        this.returns = returns;
        this.worstRao = worstRao;
    }

    public UUID holdId() {
        return hold.holdId();
    }

    public long worstRao() {
        return worstRao;
    }

    /** The request is over; what it did not cost is free again at once. */
    public synchronized void settle(long costRao) {
        if (isOver) return;
        isOver = true;
        var unusedRao = hold.settle(worstRao, costRao);
        if (unusedRao > 0) returns.giveBackLater(hold.holdId(), unusedRao);
    }
}
