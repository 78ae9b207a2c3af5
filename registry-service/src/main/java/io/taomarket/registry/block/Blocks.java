package io.taomarket.registry.block;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The platform's time, counted in blocks. */
@Component
public class Blocks {

    private final JdbcClient jdbc;

    Blocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest block we have heard of; 0 before the first. */
    public long head() {
        return jdbc.sql("select height from block_head").query(Long.class).single();
    }

    /** Moves forward only: a block that is heard late or twice changes nothing. */
    void advance(long height) {
        jdbc.sql("update block_head set height = :height where height < :height")
                .param("height", height)
                .update();
    }
}
