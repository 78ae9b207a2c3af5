package io.taomarket.wallet.standing;

import io.taomarket.wallet.ledger.Register;
import java.util.UUID;

/**
 * What the operator did to an account, and why; written together with what it changed, and never changed itself.
 *
 * @param requestId under which the gateway's logs show who asked
 */
public record Audited(UUID id, UUID accountId, Action action, String reason, String requestId) {

    static final Register<UUID, Audited> REGISTER = Register.of("account_audit", Audited::id)
            .key("id", "uuid", id -> id)
            .fixed("account_id", "uuid", Audited::accountId)
            .fixed("action", "text", Audited::action)
            .fixed("reason", "text", Audited::reason)
            .fixed("request_id", "text", Audited::requestId)
            .insertedAt("created_at")
            .reading(row -> new Audited(
                    row.getObject("id", UUID.class),
                    row.getObject("account_id", UUID.class),
                    Action.valueOf(row.getString("action")),
                    row.getString("reason"),
                    row.getString("request_id")));

    /** What can be done to an account. */
    public enum Action {
        FREEZE,
        UNFREEZE,
        CLOSE
    }
}
