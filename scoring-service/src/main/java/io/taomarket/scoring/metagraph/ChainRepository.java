package io.taomarket.scoring.metagraph;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ChainRepository {

    private final JdbcClient jdbc;

    ChainRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long height() {
        return jdbc.sql("select height from chain").query(Long.class).single();
    }

    void reach(long height) {
        jdbc.sql("update chain set height = greatest(height, ?)").param(height).update();
    }
}
