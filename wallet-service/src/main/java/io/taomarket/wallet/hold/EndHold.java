package io.taomarket.wallet.hold;

import io.taomarket.wallet.hold.Hold.State;
import io.taomarket.wallet.ledger.Books;
import java.util.Optional;
import java.util.UUID;

/**
 * Closes a hold, settled or called off: what has been spent stays spent, the rest goes back. Once refused, its id stays
 * refused.
 */
public record EndHold(UUID holdId, UUID endId, UUID accountId, UUID keyId, How how) implements HoldCommand {

    /** Why a hold ends. */
    public enum How {
        SETTLE,
        VOID
    }

    @Override
    public HoldChange change() {
        var kind =
                switch (how) {
                    case SETTLE -> HoldChange.Kind.SETTLE;
                    case VOID -> HoldChange.Kind.VOID;
                };
        return new HoldChange(endId, holdId, kind, 0);
    }

    @Override
    public Optional<UUID> burntOnceRefused() {
        return Optional.of(endId);
    }

    @Override
    public Held apply(Books books) {
        var hold = hold(books);
        if (change().isRepeated(books)) return held(books, hold);
        HoldCommand.requireOpen(hold);
        var state =
                switch (how) {
                    case SETTLE -> State.SETTLED;
                    case VOID -> State.VOIDED;
                };
        return record(books, HoldCommand.end(books, hold, state));
    }
}
