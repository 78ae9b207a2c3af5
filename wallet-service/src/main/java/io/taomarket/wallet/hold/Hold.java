package io.taomarket.wallet.hold;

import static java.lang.Math.addExact;
import static java.lang.Math.subtractExact;

import io.taomarket.wallet.ledger.Register;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
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

    /** Open holds can be asked for by account. Heartbeats extend them beside the writer. */
    public static final Register<UUID, Hold> REGISTER = Register.of("hold", Hold::id)
            .key("id", "uuid", id -> id)
            .fixed("account_id", "uuid", Hold::accountId)
            .fixed("key_id", "uuid", Hold::keyId)
            .fixed("replica", "text", Hold::replica)
            .changing("amount_rao", "bigint", Hold::amountRao)
            .changing("captured_rao", "bigint", Hold::capturedRao)
            .changing("state", "text", Hold::state)
            .changing("expires_at", "timestamptz", Hold::expiresAt)
            .insertedAt("created_at")
            .group("account_id", "uuid", "state = 'OPEN'", hold -> hold.isOpen() ? hold.accountId() : null)
            .othersWrite()
            .reading(Hold::read);

    enum State {
        OPEN,
        /** Its replica has fallen silent; what was not spent has gone back. */
        EXPIRED,
        /** Its replica has closed it; what was not spent has gone back. */
        SETTLED,
        /** Called off; what was not spent has gone back. */
        VOIDED
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

    /** For ever, with nothing of it set aside any more. */
    Hold ended(State end) {
        return new Hold(id, accountId, keyId, replica, amountRao, capturedRao, end, expiresAt);
    }

    private Hold with(long amountRao, long capturedRao) {
        return new Hold(id, accountId, keyId, replica, amountRao, capturedRao, state, expiresAt);
    }

    /** Column by column: mapping by name fails first, with an exception, for each name of several words. */
    static Hold read(ResultSet row) throws SQLException {
        return new Hold(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getObject("key_id", UUID.class),
                row.getString("replica"),
                row.getLong("amount_rao"),
                row.getLong("captured_rao"),
                State.valueOf(row.getString("state")),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
