package io.taomarket.wallet.stake;

import static io.taomarket.wallet.ledger.Different.refuseUnlessSame;

import io.taomarket.wallet.ledger.Register;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an account has done with its stake, once per id.
 *
 * @param id chosen by the account
 * @param askedRao what was asked for; nothing: all of it
 * @param amountRao what has moved
 */
record StakeOperation(
        UUID accountId,
        UUID id,
        Kind kind,
        String hotkey,
        @Nullable String toHotkey,
        @Nullable Long askedRao,
        long amountRao) {

    static final Register<Key, StakeOperation> REGISTER = Register.of("stake_operation", StakeOperation::key)
            .key("account_id", "uuid", Key::accountId)
            .key("id", "uuid", Key::id)
            .fixed("kind", "text", StakeOperation::kind)
            .fixed("hotkey", "text", StakeOperation::hotkey)
            .fixed("to_hotkey", "text", StakeOperation::toHotkey)
            .fixed("asked_rao", "bigint", StakeOperation::askedRao)
            .fixed("amount_rao", "bigint", StakeOperation::amountRao)
            .insertedAt("created_at")
            .reading(StakeOperation::read);

    /** An account's own id for what it does. */
    record Key(UUID accountId, UUID id) {}

    enum Kind {
        STAKE,
        UNSTAKE,
        MOVE
    }

    /** What somebody wants to do. */
    record Asked(
            UUID accountId,
            UUID id,
            Kind kind,
            String hotkey,
            @Nullable String toHotkey,
            @Nullable Long askedRao) {

        Key key() {
            return new Key(accountId, id);
        }

        StakeOperation done(long amountRao) {
            return new StakeOperation(accountId, id, kind, hotkey, toHotkey, askedRao, amountRao);
        }
    }

    /** Passes when what is asked now is what was done then. */
    StakeOperation requireSame(Asked asked) {
        refuseUnlessSame("kind", kind, asked.kind());
        refuseUnlessSame("hotkey", hotkey, asked.hotkey());
        refuseUnlessSame("to_hotkey", toHotkey, asked.toHotkey());
        refuseUnlessSame("amount_rao", askedRao, asked.askedRao());
        return this;
    }

    private Key key() {
        return new Key(accountId, id);
    }

    private static StakeOperation read(ResultSet row) throws SQLException {
        return new StakeOperation(
                row.getObject("account_id", UUID.class),
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                row.getString("hotkey"),
                row.getString("to_hotkey"),
                row.getObject("asked_rao", Long.class),
                row.getLong("amount_rao"));
    }
}
