package io.taomarket.emission.subnet;

import io.taomarket.contracts.registry.SubnetChanged;
import io.taomarket.emission.subnet.Subnet.Owner;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SubnetRepository {

    private static final String COLUMNS = "select netuid, owner_account_id, owner_hotkey, owner_cut from subnet ";

    private final JdbcClient jdbc;

    SubnetRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Subnet> all() {
        return jdbc.sql(COLUMNS + "where netuid > 0 order by netuid")
                .query(SubnetRepository::subnet)
                .list();
    }

    Optional<Subnet> find(int netuid) {
        return jdbc.sql(COLUMNS + "where netuid = ?")
                .param(netuid)
                .query(SubnetRepository::subnet)
                .optional();
    }

    void put(SubnetChanged event) {
        jdbc.sql("""
                insert into subnet (netuid, version, owner_account_id, owner_hotkey, owner_cut)
                values (:netuid, :version, :ownerAccountId, :ownerHotkey, :ownerCut)
                on conflict (netuid) do update set version = excluded.version,
                    owner_account_id = excluded.owner_account_id, owner_hotkey = excluded.owner_hotkey,
                    owner_cut = excluded.owner_cut
                where subnet.version < excluded.version
                """)
                .param("netuid", event.netuid())
                .param("version", event.version())
                .param("ownerAccountId", event.ownerAccountId())
                .param("ownerHotkey", event.ownerHotkey())
                .param("ownerCut", event.hyperparameters().ownerCut())
                .update();
    }

    private static Subnet subnet(ResultSet row, int number) throws SQLException {
        var accountId = row.getObject("owner_account_id", UUID.class);
        var hotkey = row.getString("owner_hotkey");
        var owner = accountId == null || hotkey == null ? null : new Owner(accountId, hotkey);
        return new Subnet(row.getInt("netuid"), owner, row.getBoolean("owner_cut"));
    }
}
