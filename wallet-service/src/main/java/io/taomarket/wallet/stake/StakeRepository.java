package io.taomarket.wallet.stake;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StakeRepository {

    private final JdbcClient jdbc;

    StakeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insertPool(String hotkey, UUID poolId, UUID ownerId, int takeParts) {
        jdbc.sql("insert into stake_pool (hotkey, pool_id, owner_id, take_parts) values (?, ?, ?, ?)")
                .params(hotkey, poolId, ownerId, takeParts)
                .update();
    }

    Map<String, UUID> owners(Set<String> hotkeys) {
        var owners = new HashMap<String, UUID>();
        jdbc.sql("select hotkey, owner_id from stake_pool where hotkey = any(?::text[])")
                .param(hotkeys.toArray(String[]::new))
                .query(row -> {
                    owners.put(row.getString("hotkey"), row.getObject("owner_id", UUID.class));
                });
        return owners;
    }
}
