package io.taomarket.registry.stake;

import io.taomarket.contracts.wallet.StakeChanged;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps the newest stake of each hotkey, for the metagraph; an older version changes nothing. */
@Component
class StakeListener {

    private final JdbcClient jdbc;

    StakeListener(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @KafkaListener(topics = StakeChanged.TOPIC)
    void on(StakeChanged stake) {
        jdbc.sql("""
                insert into stake (netuid, hotkey, version, total_rao)
                values (:netuid, :hotkey, :version, :totalRao)
                on conflict (netuid, hotkey) do update
                set version = excluded.version, total_rao = excluded.total_rao
                where stake.version < excluded.version
                """)
                .param("netuid", stake.netuid())
                .param("hotkey", stake.hotkey())
                .param("version", stake.version())
                .param("totalRao", stake.totalRao())
                .update();
    }
}
