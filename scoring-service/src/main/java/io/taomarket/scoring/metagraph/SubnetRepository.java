package io.taomarket.scoring.metagraph;

import io.taomarket.chassis.outbox.EventJson;
import io.taomarket.contracts.registry.Hyperparameters;
import io.taomarket.contracts.registry.SubnetChanged;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rules are kept as the event's JSON: a rule that a later version adds needs no new column. */
@Repository
class SubnetRepository {

    private static final String COLUMNS =
            "select netuid, name, owner_hotkey, registered_at_block, epochs, hyperparameters from subnet ";

    private final JdbcClient jdbc;
    private final EventJson json;

    SubnetRepository(JdbcClient jdbc, EventJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<Subnet> all() {
        return jdbc.sql(COLUMNS + "order by netuid").query(this::subnet).list();
    }

    Optional<Subnet> find(int netuid) {
        return jdbc.sql(COLUMNS + "where netuid = ?")
                .param(netuid)
                .query(this::subnet)
                .optional();
    }

    void put(SubnetChanged event) {
        jdbc.sql("""
                insert into subnet (netuid, version, name, owner_hotkey, registered_at_block, hyperparameters)
                values (:netuid, :version, :name, :ownerHotkey, :registeredAtBlock, cast(:rules as jsonb))
                on conflict (netuid) do update set version = excluded.version, name = excluded.name,
                    owner_hotkey = excluded.owner_hotkey, registered_at_block = excluded.registered_at_block,
                    hyperparameters = excluded.hyperparameters
                where subnet.version < excluded.version
                """)
                .param("netuid", event.netuid())
                .param("version", event.version())
                .param("name", event.name())
                .param("ownerHotkey", event.ownerHotkey())
                .param("registeredAtBlock", event.registeredAtBlock())
                .param("rules", json.mapper().writeValueAsString(event.hyperparameters()))
                .update();
    }

    void count(int netuid, long epoch) {
        jdbc.sql("update subnet set epochs = ? where netuid = ?")
                .params(epoch, netuid)
                .update();
    }

    private Subnet subnet(ResultSet row, int number) throws SQLException {
        return new Subnet(
                row.getInt("netuid"),
                row.getString("name"),
                row.getString("owner_hotkey"),
                row.getLong("registered_at_block"),
                row.getLong("epochs"),
                json.mapper().readValue(row.getString("hyperparameters"), Hyperparameters.class));
    }
}
