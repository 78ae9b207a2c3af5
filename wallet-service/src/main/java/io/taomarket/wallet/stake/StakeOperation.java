package io.taomarket.wallet.stake;

import static io.taomarket.wallet.ledger.Different.refuseUnlessSame;

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
}
