package io.taomarket.wallet.hold;

import static java.lang.Math.addExact;
import static java.lang.Math.subtractExact;

import java.time.Instant;
import java.util.UUID;

/**
 * Money of an account that one replica of inference-service may spend for one key.
 *
 * @param amountRao everything that was set aside, less what was given back
 * @param capturedRao what has been spent of it
 */
public record Hold(
        UUID id,
        UUID accountId,
        UUID keyId,
        String replica,
        long amountRao,
        long capturedRao,
        State state,
        Instant expiresAt) {

    enum State {
        OPEN,
        /** Its replica has fallen silent; what was not spent has gone back. */
        EXPIRED
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    /** What is still set aside. */
    public long remainingRao() {
        return isOpen() ? subtractExact(amountRao, capturedRao) : 0;
    }

    /** The hold after some of it has been spent. */
    public Hold capture(long spentRao) {
        if (spentRao > remainingRao()) throw new IllegalArgumentException("hold " + id + " has less than " + spentRao);
        return with(amountRao, addExact(capturedRao, spentRao));
    }

    Hold add(long moreRao) {
        return with(addExact(amountRao, moreRao), capturedRao);
    }

    Hold until(Instant time) {
        return new Hold(id, accountId, keyId, replica, amountRao, capturedRao, state, time);
    }

    private Hold with(long amountRao, long capturedRao) {
        return new Hold(id, accountId, keyId, replica, amountRao, capturedRao, state, expiresAt);
    }
}
