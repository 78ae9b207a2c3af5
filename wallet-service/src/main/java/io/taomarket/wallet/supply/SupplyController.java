package io.taomarket.wallet.supply;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.taomarket.chassis.caller.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What wallet knows of the supply, for emission, which knows the rest. */
@RestController
class SupplyController {

    private final JdbcClient jdbc;

    SupplyController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One snapshot: a single statement. */
    @GetMapping("/internal/v1/supply")
    Supply supply(Caller caller) {
        caller.requireService();
        return jdbc.sql("""
                select i.genesis_rao, i.minted_rao, i.recycled_rao, a.* from issuance i cross join (
                    select (-sum(posted_rao) filter (where kind = 'ISSUANCE'))::bigint as issued_rao,
                           coalesce(sum(posted_rao - held_rao) filter (where kind = 'CUSTOMER'), 0)::bigint as free_rao,
                           coalesce(sum(held_rao), 0)::bigint as held_rao,
                           coalesce(sum(posted_rao) filter (where kind = 'STAKE_POOL'), 0)::bigint as staked_rao,
                           (sum(posted_rao) filter (where kind = 'TREASURY'))::bigint as treasury_rao,
                           sum(posted_rao)::bigint as sum_rao
                    from ledger_account where ledger = 0) a
                where i.ledger = 0
                """).query(Supply.class).single();
    }

    record Supply(
            long genesisRao,
            long mintedRao,
            long recycledRao,
            long issuedRao,
            long freeRao,
            long heldRao,
            long stakedRao,
            long treasuryRao,
            long sumRao) {

        @JsonProperty
        boolean balanced() {
            return sumRao == 0
                    && issuedRao == genesisRao + mintedRao - recycledRao
                    && issuedRao == freeRao + heldRao + stakedRao + treasuryRao;
        }
    }
}
