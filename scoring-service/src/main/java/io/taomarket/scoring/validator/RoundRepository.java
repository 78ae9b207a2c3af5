package io.taomarket.scoring.validator;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RoundRepository {

    private final JdbcClient jdbc;

    RoundRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** True for the one instance that moves the validator on to this round. */
    boolean begin(int netuid, String validator, long round) {
        return jdbc.sql("""
                        insert into validator_round (netuid, validator, round) values (?, ?, ?)
                        on conflict (netuid, validator) do update set round = excluded.round
                        where validator_round.round <> excluded.round
                        """).params(netuid, validator, round).update() == 1;
    }
}
