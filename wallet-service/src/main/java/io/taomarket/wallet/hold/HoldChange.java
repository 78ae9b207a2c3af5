package io.taomarket.wallet.hold;

import static io.taomarket.wallet.ledger.Different.refuseUnlessSame;

import io.taomarket.wallet.ledger.Books;
import io.taomarket.wallet.ledger.Register;
import java.util.UUID;

/** One thing that was done to a hold, once per id. A hold is opened by the change of its own id. */
record HoldChange(UUID id, UUID holdId, Kind kind, long amountRao) {

    static final Register<UUID, HoldChange> REGISTER = Register.of("hold_change", HoldChange::id)
            .key("id", "uuid", id -> id)
            .fixed("hold_id", "uuid", HoldChange::holdId)
            .fixed("kind", "text", HoldChange::kind)
            .fixed("amount_rao", "bigint", HoldChange::amountRao)
            .insertedAt("created_at")
            .reading(row -> new HoldChange(
                    row.getObject("id", UUID.class),
                    row.getObject("hold_id", UUID.class),
                    Kind.valueOf(row.getString("kind")),
                    row.getLong("amount_rao")));

    enum Kind {
        OPEN,
        TOP_UP,
        RELEASE,
        SETTLE,
        VOID
    }

    /** True when it was done before; refuses when something else was done under this id. */
    boolean isRepeated(Books books) {
        var past = books.find(REGISTER, id);
        past.ifPresent(before -> {
            refuseUnlessSame("hold_id", before.holdId(), holdId);
            refuseUnlessSame("kind", before.kind(), kind);
            refuseUnlessSame("amount_rao", before.amountRao(), amountRao);
        });
        return past.isPresent();
    }
}
