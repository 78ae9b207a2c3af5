package io.taomarket.emission.issuance;

import io.taomarket.contracts.wallet.IssuanceChanged;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the newest word about TAO's issuance. What wallet has minted is ours to know: only blocks count here. */
@Service
public class Issuances {

    private static final int TAO = 0;

    private final JdbcClient jdbc;

    Issuances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nothing until wallet has spoken for the first time. */
    public Optional<HeardIssuance> heard() {
        return jdbc.sql("select genesis_rao, recycled_rao from issuance where ledger = ?")
                .param(TAO)
                .query(HeardIssuance.class)
                .optional();
    }

    /** The highest version is the present. */
    @Transactional
    void take(IssuanceChanged event) {
        if (event.ledger() != TAO) return;
        jdbc.sql("""
                insert into issuance (ledger, version, genesis_rao, recycled_rao) values (?, ?, ?, ?)
                on conflict (ledger) do update set version = excluded.version, genesis_rao = excluded.genesis_rao,
                    recycled_rao = excluded.recycled_rao
                where issuance.version < excluded.version
                """)
                .params(event.ledger(), event.version(), event.genesisRao(), event.recycledRao())
                .update();
    }
}
