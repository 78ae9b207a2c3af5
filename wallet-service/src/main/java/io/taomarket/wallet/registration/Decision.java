package io.taomarket.wallet.registration;

import io.taomarket.wallet.ledger.Register;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was decided about a registration: what was paid, or why nothing was. */
record Decision(
        UUID registrationId,
        UUID accountId,
        @Nullable Long paidRao,
        @Nullable String declinedCode) {

    static final Register<UUID, Decision> REGISTER = Register.of("registration_payment", Decision::registrationId)
            .key("registration_id", "uuid", id -> id)
            .fixed("account_id", "uuid", Decision::accountId)
            .fixed("paid_rao", "bigint", Decision::paidRao)
            .fixed("declined_code", "text", Decision::declinedCode)
            .insertedAt("decided_at")
            .reading(row -> new Decision(
                    row.getObject("registration_id", UUID.class),
                    row.getObject("account_id", UUID.class),
                    row.getObject("paid_rao", Long.class),
                    row.getString("declined_code")));
}
