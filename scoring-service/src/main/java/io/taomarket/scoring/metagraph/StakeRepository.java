package io.taomarket.scoring.metagraph;

import io.taomarket.contracts.wallet.StakeChanged;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StakeRepository {

    private final JdbcClient jdbc;

    StakeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(StakeChanged event) {
        jdbc.sql("""
                insert into stake (netuid, hotkey, version, total_rao) values (:netuid, :hotkey, :version, :totalRao)
                on conflict (netuid, hotkey) do update
                    set version = excluded.version, total_rao = excluded.total_rao
                where stake.version < excluded.version
                """).paramSource(event).update();
    }
}
