package io.taomarket.wallet.account;

import static java.time.ZoneOffset.UTC;

import io.taomarket.wallet.key.FrozenKeys;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stops accounts: none of their keys opens anything until they are thawed. Every stop and start leaves a row. */
@Service
@Transactional
class Freezes {

    private static final int SHOWN = 100;

    private final Accounts accounts;
    private final AccountRepository rows;
    private final FrozenKeys keys;
    private final JdbcClient jdbc;
    private final Clock clock;

    Freezes(Accounts accounts, AccountRepository rows, FrozenKeys keys, JdbcClient jdbc, Clock clock) {
        this.accounts = accounts;
        this.rows = rows;
        this.keys = keys;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Freezes an account; one that is frozen stays so, for the reason it was. */
    Freeze freeze(UUID accountId, String reason, String requestId) {
        var account = accounts.get(accountId);
        if (account.freeze(reason, clock.instant())) record(account, "FREEZE", reason, requestId);
        return show(account);
    }

    Freeze thaw(UUID accountId, String reason, String requestId) {
        var account = accounts.get(accountId);
        if (account.thaw()) record(account, "UNFREEZE", reason, requestId);
        return show(account);
    }

    @Transactional(readOnly = true)
    Freeze get(UUID accountId) {
        return show(accounts.get(accountId));
    }

    private void record(Account account, String action, String reason, String requestId) {
        rows.saveAndFlush(account); // of two at the same time, one fails here
        jdbc.sql("""
                insert into account_audit (account_id, action, reason, request_id, created_at) values (?, ?, ?, ?, ?)
                """)
                .params(account.id(), action, reason, requestId, clock.instant().atOffset(UTC))
                .update();
        keys.changed(account.id());
    }

    private Freeze show(Account account) {
        var history =
                jdbc.sql("""
                select lower(action) as action, reason, request_id, created_at from account_audit
                where account_id = ? order by id desc limit ?
                """).params(account.id(), SHOWN).query(Audited.class).list();
        return new Freeze(
                account.id(), account.frozenAt() != null, account.frozenAt(), account.frozenReason(), history);
    }

    /**
     * Whether an account is frozen, and why.
     *
     * @param history what was done to it, the latest first
     */
    record Freeze(
            UUID accountId,
            boolean frozen,
            @Nullable Instant frozenAt,
            @Nullable String reason,
            List<Audited> history) {}

    record Audited(String action, String reason, String requestId, Instant createdAt) {}
}
