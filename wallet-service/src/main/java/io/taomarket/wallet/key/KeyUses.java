package io.taomarket.wallet.key;

import static java.time.ZoneOffset.UTC;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Remembers when keys were used and writes it now and then, so that a busy key costs no write per use. */
@Component
public class KeyUses {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ConcurrentHashMap<UUID, Instant> unwritten = new ConcurrentHashMap<>();

    KeyUses(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void used(UUID keyId) {
        unwritten.put(keyId, clock.instant());
    }

    @PreDestroy
    @Scheduled(fixedDelayString = "${wallet.keys.use-interval:5s}")
    void write() {
        var uses = new HashMap<>(unwritten);
        if (uses.isEmpty()) return;
        var keyIds = uses.keySet().toArray(UUID[]::new);
        var times = uses.values().stream()
                .map(time -> time.atOffset(UTC).toString())
                .toArray(String[]::new);
        jdbc.sql("""
                update api_key set last_used_at = greatest(last_used_at, used.at)
                from unnest(:keyIds::uuid[], :times::timestamptz[]) as used (id, at) where api_key.id = used.id
                """).param("keyIds", keyIds).param("times", times).update();
        uses.forEach(unwritten::remove);
    }
}
