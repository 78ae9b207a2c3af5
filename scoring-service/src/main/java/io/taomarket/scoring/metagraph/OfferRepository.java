package io.taomarket.scoring.metagraph;

import io.taomarket.contracts.registry.ModelOffer;
import io.taomarket.contracts.registry.OfferChanged;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OfferRepository {

    private final JdbcClient jdbc;

    OfferRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Offer> present(int netuid) {
        return jdbc.sql("""
                select o.netuid, n.uid, o.hotkey, o.url, o.models
                from offer o join neuron n on n.netuid = o.netuid and n.hotkey = o.hotkey
                where o.netuid = ? and cardinality(o.models) > 0
                order by n.uid
                """)
                .param(netuid)
                .query((row, _) -> new Offer(
                        row.getInt("netuid"),
                        row.getInt("uid"),
                        row.getString("hotkey"),
                        row.getString("url"),
                        List.of((String[]) row.getArray("models").getArray())))
                .list();
    }

    void put(OfferChanged event) {
        var models = event.models().stream().map(ModelOffer::model).toArray(String[]::new);
        jdbc.sql("""
                insert into offer (netuid, hotkey, version, uid, url, models)
                values (:netuid, :hotkey, :version, :uid, :url, :models)
                on conflict (netuid, hotkey) do update set version = excluded.version, uid = excluded.uid,
                    url = excluded.url, models = excluded.models
                where offer.version < excluded.version
                """)
                .param("netuid", event.netuid())
                .param("hotkey", event.hotkey())
                .param("version", event.version())
                .param("uid", event.uid())
                .param("url", event.url())
                .param("models", models)
                .update();
    }
}
