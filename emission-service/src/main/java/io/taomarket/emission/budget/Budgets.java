package io.taomarket.emission.budget;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The subnets' budgets. Who wants to change one holds its row until the end of the transaction. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Budgets {

    private final JdbcClient jdbc;

    Budgets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order given, empty ones included; locked in the order of their netuids, so that nobody waits in a ring. */
    public List<Budget> lock(Collection<Integer> netuids) {
        var wanted = netuids.toArray(Integer[]::new);
        jdbc.sql("""
                insert into budget (netuid)
                select netuid from unnest(:netuids::integer[]) as wanted(netuid) order by netuid
                on conflict do nothing
                """).param("netuids", wanted).update();
        var budgets = jdbc.sql("""
                select netuid, owner_rao, miners_rao, validators_rao, carried_rao from budget
                where netuid = any(:netuids::integer[]) order by netuid for update
                """).param("netuids", wanted).query(Budget.class).list().stream()
                .collect(Collectors.toMap(Budget::netuid, Function.identity()));
        return netuids.stream()
                .map(netuid -> budgets.getOrDefault(netuid, Budget.empty(netuid)))
                .toList();
    }

    /** After a block. */
    public void keep(List<Budget> budgets) {
        jdbc.sql("""
                update budget set owner_rao = now.owner_rao, miners_rao = now.miners_rao,
                    validators_rao = now.validators_rao, carried_rao = now.carried_rao
                from unnest(:netuids::integer[], :owners::bigint[], :miners::bigint[], :validators::bigint[],
                    :carried::bigint[]) as now(netuid, owner_rao, miners_rao, validators_rao, carried_rao)
                where budget.netuid = now.netuid
                """)
                .param("netuids", budgets.stream().map(Budget::netuid).toArray(Integer[]::new))
                .param("owners", budgets.stream().map(Budget::ownerRao).toArray(Long[]::new))
                .param("miners", budgets.stream().map(Budget::minersRao).toArray(Long[]::new))
                .param("validators", budgets.stream().map(Budget::validatorsRao).toArray(Long[]::new))
                .param("carried", budgets.stream().map(Budget::carriedRao).toArray(Long[]::new))
                .update();
    }

    /** After an epoch: keeps what is left and counts what was paid. */
    public void keep(Budget budget, long paidRao) {
        keep(List.of(budget));
        jdbc.sql("update budget set paid_rao = paid_rao + ? where netuid = ?")
                .params(paidRao, budget.netuid())
                .update();
    }
}
