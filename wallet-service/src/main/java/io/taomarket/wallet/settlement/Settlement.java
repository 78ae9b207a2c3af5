package io.taomarket.wallet.settlement;

import io.taomarket.contracts.inference.RequestServed;
import io.taomarket.wallet.ledger.Register;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** How one request was paid, once per account and request id. */
public record Settlement(
        UUID accountId, String requestId, UUID eventId, UUID holdId, UUID keyId, long costRao, Payment payment) {

    static final Register<Key, Settlement> REGISTER = Register.of("settlement", Settlement::key)
            .key("account_id", "uuid", Key::accountId)
            .key("request_id", "text", Key::requestId)
            .fixed("event_id", "uuid", Settlement::eventId)
            .fixed("hold_id", "uuid", Settlement::holdId)
            .fixed("key_id", "uuid", Settlement::keyId)
            .fixed("cost_rao", "bigint", Settlement::costRao)
            .fixed("from_hold_rao", "bigint", s -> s.payment().fromHoldRao())
            .fixed("from_free_rao", "bigint", s -> s.payment().fromFreeRao())
            .fixed("loss_rao", "bigint", s -> s.payment().lossRao())
            .fixed("unpaid_rao", "bigint", s -> s.payment().unpaidRao())
            .fixed("miner_rao", "bigint", s -> s.payment().minerRao())
            .fixed("protocol_rao", "bigint", s -> s.payment().protocolRao())
            .insertedAt("settled_at")
            .reading(Settlement::read);

    /** What a settlement is named by. */
    record Key(UUID accountId, String requestId) {

        static Key of(RequestServed served) {
            return new Key(served.accountId(), served.requestId());
        }
    }

    static Settlement of(RequestServed served, Payment payment) {
        return new Settlement(
                served.accountId(),
                served.requestId(),
                served.eventId(),
                served.holdId(),
                served.keyId(),
                served.costRao(),
                payment);
    }

    private Key key() {
        return new Key(accountId, requestId);
    }

    private static Settlement read(ResultSet row) throws SQLException {
        return new Settlement(
                row.getObject("account_id", UUID.class),
                row.getString("request_id"),
                row.getObject("event_id", UUID.class),
                row.getObject("hold_id", UUID.class),
                row.getObject("key_id", UUID.class),
                row.getLong("cost_rao"),
                new Payment(
                        row.getLong("from_hold_rao"),
                        row.getLong("from_free_rao"),
                        row.getLong("loss_rao"),
                        row.getLong("unpaid_rao"),
                        row.getLong("miner_rao"),
                        row.getLong("protocol_rao")));
    }
}
