package io.taomarket.wallet.settlement;

import static java.time.ZoneOffset.UTC;

import io.taomarket.contracts.inference.RequestServed;
import io.taomarket.wallet.settlement.Till.Settlement;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SettlementRepository {

    private final JdbcClient jdbc;

    SettlementRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of these requests that have been settled before. Lock their accounts first. */
    Set<RequestKey> settled(List<RequestServed> served) {
        return new HashSet<>(jdbc.sql("""
                select account_id, request_id from settlement
                where (account_id, request_id) in (select * from unnest(:accounts::uuid[], :requests::text[]))
                """)
                .param("accounts", served.stream().map(RequestServed::accountId).toArray(UUID[]::new))
                .param("requests", served.stream().map(RequestServed::requestId).toArray(String[]::new))
                .query(RequestKey.class)
                .list());
    }

    void insert(List<Settlement> settlements, Instant now) {
        jdbc.sql("""
                insert into settlement (account_id, request_id, event_id, hold_id, key_id, cost_rao, from_hold_rao,
                                        from_free_rao, loss_rao, unpaid_rao, miner_rao, protocol_rao, settled_at)
                select *, :settledAt from unnest(
                    :accounts::uuid[], :requests::text[], :events::uuid[], :holds::uuid[], :keys::uuid[],
                    :costs::bigint[], :fromHold::bigint[], :fromFree::bigint[], :losses::bigint[], :unpaid::bigint[],
                    :miner::bigint[], :protocol::bigint[])
                """)
                .param("settledAt", now.atOffset(UTC))
                .param("accounts", ids(settlements, s -> s.served().accountId()))
                .param(
                        "requests",
                        settlements.stream().map(s -> s.served().requestId()).toArray(String[]::new))
                .param("events", ids(settlements, s -> s.served().eventId()))
                .param("holds", ids(settlements, s -> s.served().holdId()))
                .param("keys", ids(settlements, s -> s.served().keyId()))
                .param("costs", amounts(settlements, s -> s.served().costRao()))
                .param("fromHold", amounts(settlements, s -> s.payment().fromHoldRao()))
                .param("fromFree", amounts(settlements, s -> s.payment().fromFreeRao()))
                .param("losses", amounts(settlements, s -> s.payment().lossRao()))
                .param("unpaid", amounts(settlements, s -> s.payment().unpaidRao()))
                .param("miner", amounts(settlements, s -> s.payment().minerRao()))
                .param("protocol", amounts(settlements, s -> s.payment().protocolRao()))
                .update();
    }

    private static UUID[] ids(List<Settlement> settlements, Function<Settlement, UUID> id) {
        return settlements.stream().map(id).toArray(UUID[]::new);
    }

    private static Long[] amounts(List<Settlement> settlements, ToLongFunction<Settlement> amountRao) {
        return settlements.stream().map(amountRao::applyAsLong).toArray(Long[]::new);
    }

    /** A request is settled once per account and request id. */
    record RequestKey(UUID accountId, String requestId) {

        static RequestKey of(RequestServed served) {
            return new RequestKey(served.accountId(), served.requestId());
        }
    }
}
