package io.taomarket.wallet.key;

import static java.time.ZoneOffset.UTC;

import io.taomarket.chassis.outbox.Outbox;
import io.taomarket.contracts.wallet.KeyChanged;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The keys of an account that was frozen, opened again or closed: whoever remembers one of them must ask again. */
@Component
public class AccountKeys {

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Clock clock;

    AccountKeys(JdbcClient jdbc, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Says of each key of the account whether it may be used now. */
    @Transactional
    public void changed(UUID accountId) {
        var now = clock.instant();
        jdbc.sql("""
                update api_key k set version = k.version + 1 from ledger_account a
                where k.account_id = ? and a.public_id = k.account_id and k.revoked_at is null
                returning k.id, k.version,
                    a.standing = 'OPEN' and not k.disabled and (k.expires_at is null or k.expires_at > ?) as usable
                """)
                .params(accountId, now.atOffset(UTC))
                .query(Changed.class)
                .list()
                .forEach(key -> outbox.say(
                        new KeyChanged(UUID.randomUUID(), now, key.id(), key.version(), accountId, key.usable())));
    }

    record Changed(UUID id, long version, boolean usable) {}
}
