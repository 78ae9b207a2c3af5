package io.taomarket.scoring.score;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class EvidenceRepository {

    private final JdbcClient jdbc;

    EvidenceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when this measurement is known already. */
    boolean insert(Evidence evidence) {
        return jdbc.sql("""
                        insert into evidence (id, netuid, hotkey, model, kind, validator, seed, outcome, quality,
                            similarity, order_holds, latency_ms, occurred_at)
                        values (:id, :netuid, :hotkey, :model, :kind, :validator, :seed, :outcome, :quality,
                            :similarity, :orderHolds, :latencyMs, :occurredAt)
                        on conflict (id) do nothing
                        """)
                        .param("id", evidence.id())
                        .param("netuid", evidence.netuid())
                        .param("hotkey", evidence.hotkey())
                        .param("model", evidence.model())
                        .param("kind", evidence.kind().name())
                        .param("validator", evidence.validator())
                        .param("seed", evidence.seed())
                        .param("outcome", evidence.outcome().name())
                        .param("quality", evidence.quality())
                        .param("similarity", evidence.similarity())
                        .param("orderHolds", evidence.orderHolds())
                        .param("latencyMs", evidence.latencyMs())
                        .param("occurredAt", evidence.occurredAt().atOffset(UTC))
                        .update()
                == 1;
    }

    /** Keeps how customers' requests ended, in one statement; what is known already changes nothing. */
    void insertRequests(List<Evidence> requests) {
        jdbc.sql("""
                insert into evidence (id, netuid, hotkey, model, kind, outcome, latency_ms, occurred_at)
                select id, netuid, hotkey, model, 'REQUEST', outcome, latency_ms, occurred_at
                from unnest(:ids::uuid[], :netuids::integer[], :hotkeys::text[], :models::text[], :outcomes::text[],
                        :latencies::bigint[], :times::timestamptz[])
                    as n (id, netuid, hotkey, model, outcome, latency_ms, occurred_at)
                on conflict (id) do nothing
                """)
                .param("ids", texts(requests, Evidence::id))
                .param("netuids", requests.stream().map(Evidence::netuid).toArray(Integer[]::new))
                .param("hotkeys", texts(requests, Evidence::hotkey))
                .param("models", texts(requests, Evidence::model))
                .param("outcomes", texts(requests, Evidence::outcome))
                .param("latencies", requests.stream().map(Evidence::latencyMs).toArray(Long[]::new))
                .param("times", texts(requests, Evidence::occurredAt))
                .update();
    }

    private static String[] texts(List<Evidence> requests, Function<Evidence, Object> value) {
        return requests.stream().map(value).map(Object::toString).toArray(String[]::new);
    }

    /** Of one model, the newest probes and as many of the newest requests. */
    List<Evidence> newest(int netuid, String hotkey, String model, int limit) {
        return jdbc.sql("""
                (select * from evidence where netuid = :netuid and hotkey = :hotkey and model = :model
                     and (kind = 'REQUEST') = false order by occurred_at desc limit :limit)
                union all
                (select * from evidence where netuid = :netuid and hotkey = :hotkey and model = :model
                     and (kind = 'REQUEST') = true order by occurred_at desc limit :limit)
                """)
                .param("netuid", netuid)
                .param("hotkey", hotkey)
                .param("model", model)
                .param("limit", limit)
                .query(Evidence.class)
                .list();
    }

    /** Of a miner, whatever the model. */
    List<Evidence> newest(int netuid, String hotkey, int limit) {
        return jdbc.sql("""
                select * from evidence where netuid = ? and hotkey = ? order by occurred_at desc, id limit ?
                """).params(netuid, hotkey, limit).query(Evidence.class).list();
    }

    List<String> models(int netuid, String hotkey) {
        return jdbc.sql("""
                select distinct model from evidence
                where netuid = ? and hotkey = ? and kind <> 'REQUEST' order by model
                """).params(netuid, hotkey).query(String.class).list();
    }

    /** Forgets what is too old, and of each model all but the newest. */
    int forget(Instant before, int kept) {
        return jdbc.sql("""
                delete from evidence where occurred_at < :before or id in (
                    select id from (
                        select id, row_number() over (
                            partition by netuid, hotkey, model, (kind = 'REQUEST') order by occurred_at desc) as place
                        from evidence) placed
                    where place > :kept)
                """)
                .param("before", before.atOffset(UTC))
                .param("kept", kept)
                .update();
    }
}
