package io.taomarket.wallet.transfer;

import io.taomarket.wallet.ledger.Register;
import java.util.UUID;

/** How much of a transfer has gone back so far. */
record Refunded(UUID transferId, long amountRao, long refundedRao) {

    static final Register<UUID, Refunded> REGISTER = Register.of("refunded", Refunded::transferId)
            .key("transfer_id", "uuid", id -> id)
            .fixed("amount_rao", "bigint", Refunded::amountRao)
            .changing("refunded_rao", "bigint", Refunded::refundedRao)
            .reading(row -> new Refunded(
                    row.getObject("transfer_id", UUID.class), row.getLong("amount_rao"), row.getLong("refunded_rao")));

    long leftRao() {
        return Math.subtractExact(amountRao, refundedRao);
    }

    Refunded plus(long moreRao) {
        return new Refunded(transferId, amountRao, Math.addExact(refundedRao, moreRao));
    }
}
