package io.taomarket.emission.block;

import static java.time.ZoneOffset.UTC;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class BlockRepository {

    private final JdbcClient jdbc;

    BlockRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Block> head() {
        return jdbc.sql("""
                select height, emission_rao, minted_rao, issued_rao, produced_at from block
                order by height desc limit 1
                """).query(Block.class).optional();
    }

    void insert(Block block) {
        jdbc.sql("""
                insert into block (height, emission_rao, minted_rao, issued_rao, produced_at) values (?, ?, ?, ?, ?)
                """)
                .params(
                        block.height(),
                        block.emissionRao(),
                        block.mintedRao(),
                        block.issuedRao(),
                        block.producedAt().atOffset(UTC))
                .update();
    }
}
