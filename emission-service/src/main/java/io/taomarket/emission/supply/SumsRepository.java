package io.taomarket.emission.supply;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SumsRepository {

    private final JdbcClient jdbc;

    SumsRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One snapshot: a single statement. */
    OwnSums sums() {
        return jdbc.sql("""
                select coalesce(head.height, 0) as height, coalesce(head.minted_rao, 0) as minted_rao,
                       budgets.pending_rao, budgets.paid_rao, coalesce(issuance.recycled_rao, 0) as recycled_rao
                from (select coalesce(sum(owner_rao + miners_rao + validators_rao + carried_rao), 0)::bigint
                                 as pending_rao,
                             coalesce(sum(paid_rao), 0)::bigint as paid_rao
                      from budget) budgets
                left join (select height, minted_rao from block order by height desc limit 1) head on true
                left join issuance on issuance.ledger = 0
                """).query(OwnSums.class).single();
    }

    List<Pending> pending(int limit) {
        return jdbc.sql("""
                select netuid, owner_rao + miners_rao + validators_rao + carried_rao as pending_rao from budget
                order by netuid limit ?
                """).param(limit).query(Pending.class).list();
    }

    record Pending(int netuid, long pendingRao) {}
}
