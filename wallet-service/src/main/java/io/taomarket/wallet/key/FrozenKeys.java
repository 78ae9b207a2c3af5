package io.taomarket.wallet.key;

import static java.time.ZoneOffset.UTC;

import io.taomarket.chassis.outbox.Outbox;
import io.taomarket.contracts.wallet.KeyChanged;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The keys of an account that was frozen or thawed: whoever remembers one of them must ask again. */
@Component
public class FrozenKeys {

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Clock clock;

    FrozenKeys(JdbcClient jdbc, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Says of each key of the account, in the caller's transaction, whether it may be used now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void changed(UUID accountId) {
        var now = clock.instant();
        jdbc.sql("""
                update api_key k set version = k.version + 1 from account a
                where k.account_id = ? and a.id = k.account_id and k.revoked_at is null
                returning k.id, k.version,
                    a.frozen_at is null and not k.disabled and (k.expires_at is null or k.expires_at > ?) as usable
                """)
                .params(accountId, now.atOffset(UTC))
                .query(Changed.class)
                .list()
                .forEach(key -> outbox.say(
                        new KeyChanged(UUID.randomUUID(), now, key.id(), key.version(), accountId, key.usable())));
    }

    record Changed(UUID id, long version, boolean usable) {}
}
