package io.taomarket.registry.metagraph;

import io.taomarket.chassis.egress.EndpointUrl;
import io.taomarket.registry.metagraph.NeuronView.EndpointView;
import io.taomarket.registry.metagraph.NeuronView.ModelView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads neurons with everything known of them, in one query. */
@Repository
class NeuronViews {

    private static final int ROOT = 0;
    private static final TypeReference<List<ModelView>> MODELS = new TypeReference<>() {};

    private static final String QUERY = """
            select n.uid, n.hotkey, n.account_id, n.registered_at_block,
                   :block - n.registered_at_block < :immunityPeriodBlocks as immune,
                   coalesce(s.active, true) as active, coalesce(s.validator_permit, false) as validator_permit,
                   greatest(w.block, n.registered_at_block) as last_update_block,
                   coalesce(t.total_rao, 0) as stake_rao, coalesce(s.incentive, 0) as incentive,
                   coalesce(s.consensus, 0) as consensus, coalesce(s.dividends, 0) as dividends,
                   coalesce(s.validator_trust, 0) as validator_trust, coalesce(s.stake_weight, 0) as stake_weight,
                   o.scheme, o.host, o.port, o.base_path, o.offer_version, o.proved_at, o.models
            from neuron n
            left join neuron_score s on s.netuid = n.netuid and s.uid = n.uid and s.hotkey = n.hotkey
            left join weights_set w on w.netuid = n.netuid and w.uid = n.uid and w.hotkey = n.hotkey
            left join stake t on t.netuid = :root and t.hotkey = n.hotkey
            left join offer o on o.netuid = n.netuid and o.hotkey = n.hotkey and o.is_live
            where n.netuid = :netuid and (cast(:uid as integer) is null or n.uid = :uid)
            order by n.uid
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    NeuronViews(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** All of a subnet, or the one of a uid. */
    List<NeuronView> find(int netuid, @Nullable Integer uid, long block, int immunityPeriodBlocks) {
        return jdbc.sql(QUERY)
                .param("netuid", netuid)
                .param("uid", uid, Types.INTEGER)
                .param("block", block)
                .param("immunityPeriodBlocks", immunityPeriodBlocks)
                .param("root", ROOT)
                .query((row, _) -> view(row))
                .list();
    }

    private NeuronView view(ResultSet row) throws SQLException {
        var models = row.getString("models");
        return new NeuronView(
                row.getInt("uid"),
                row.getString("hotkey"),
                row.getObject("account_id", UUID.class),
                row.getLong("registered_at_block"),
                row.getBoolean("immune"),
                row.getBoolean("active"),
                row.getBoolean("validator_permit"),
                row.getLong("last_update_block"),
                row.getLong("stake_rao"),
                row.getInt("incentive"),
                row.getInt("consensus"),
                row.getInt("dividends"),
                row.getInt("validator_trust"),
                row.getInt("stake_weight"),
                models == null ? null : endpoint(row),
                models == null ? List.of() : json.readValue(models, MODELS));
    }

    private static EndpointView endpoint(ResultSet row) throws SQLException {
        var url = new EndpointUrl(
                row.getString("scheme"), row.getString("host"), row.getInt("port"), row.getString("base_path"));
        var provedAt = row.getObject("proved_at", OffsetDateTime.class);
        return new EndpointView(
                url.toString(), row.getLong("offer_version"), provedAt == null ? null : provedAt.toInstant());
    }
}
