package io.taomarket.wallet.block;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The newest block that wallet has heard of. */
@Repository
public class ChainHead {

    private final JdbcClient jdbc;

    ChainHead(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Zero before the first block. */
    public long height() {
        return jdbc.sql("select height from chain_head").query(Long.class).single();
    }

    void reach(long height) {
        jdbc.sql("update chain_head set height = ? where height < ?")
                .params(height, height)
                .update();
    }
}
