package io.taomarket.gateway.identity;

import static java.time.ZoneOffset.UTC;

import io.taomarket.chassis.signing.Nonces;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Used nonces in the database: one works once, whichever instance is asked and also after a restart. */
@Component
class StoredNonces implements Nonces {

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredNonces(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public boolean firstUse(String address, UUID nonce, Instant expiresAt) {
        return jdbc.sql("""
                insert into nonce (address, nonce, expires_at) values (:address, :nonce, :expiresAt)
                on conflict do nothing
                """)
                        .param("address", address)
                        .param("nonce", nonce)
                        .param("expiresAt", expiresAt.atOffset(UTC))
                        .update()
                == 1;
    }

    /** An expired nonce belongs to a request that is refused for its age. */
    @Scheduled(fixedDelayString = "PT1M")
    void forgetExpired() {
        jdbc.sql("delete from nonce where expires_at < ?")
                .param(clock.instant().atOffset(UTC))
                .update();
    }
}
