package io.taomarket.registry.neuron;

import io.taomarket.registry.subnet.Subnet;
import java.sql.Types;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads who may have to leave a subnet. */
@Repository
class Candidates {

    private final JdbcClient jdbc;

    Candidates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All neurons except the owner's immortal ones: the owner's own key first, then those it has had longest. */
    List<Candidate> of(Subnet subnet, long block) {
        return jdbc.sql("""
                with immortal as (
                    select uid from neuron
                    where netuid = :netuid and (hotkey = :ownerHotkey or account_id = :ownerAccountId)
                    order by hotkey is distinct from :ownerHotkey, registered_at_block, uid
                    limit :immuneOwnerUids
                )
                select n.uid, n.hotkey, n.registered_at_block,
                       coalesce(s.incentive_bits + s.dividend_bits, 0) as emission_bits,
                       :block - n.registered_at_block < :immunityPeriodBlocks as is_immune
                from neuron n
                left join neuron_score s on s.netuid = n.netuid and s.uid = n.uid and s.hotkey = n.hotkey
                where n.netuid = :netuid and n.uid not in (select uid from immortal)
                """)
                .param("netuid", subnet.netuid())
                .param("ownerHotkey", subnet.ownerHotkey(), Types.VARCHAR)
                .param("ownerAccountId", subnet.ownerAccountId(), Types.OTHER)
                .param("immuneOwnerUids", subnet.rules().immuneOwnerUids())
                .param("immunityPeriodBlocks", subnet.rules().immunityPeriodBlocks())
                .param("block", block)
                .query(Candidate.class)
                .list();
    }
}
