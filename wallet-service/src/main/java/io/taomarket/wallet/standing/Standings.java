package io.taomarket.wallet.standing;

import io.taomarket.wallet.key.AccountKeys;
import io.taomarket.wallet.ledger.Ledger;
import io.taomarket.wallet.ledger.Standing;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Whether accounts may take part. The ledger alone knows, and stops money and keys at once; the gateway's memory of the
 * keys is told afterwards, and again by every repetition, should the first one have died in between.
 */
@Service
class Standings {

    private static final int SHOWN = 100;

    private final Ledger ledger;
    private final AccountKeys keys;
    private final JdbcClient jdbc;

    Standings(Ledger ledger, AccountKeys keys, JdbcClient jdbc) {
        this.ledger = ledger;
        this.keys = keys;
        this.jdbc = jdbc;
    }

    AccountStanding change(Audited.Action action, UUID accountId, String reason, String requestId) {
        ledger.submit(new ChangeStanding(new Audited(UUID.randomUUID(), accountId, action, reason, requestId)));
        keys.changed(accountId);
        return get(accountId);
    }

    AccountStanding reserve(UUID accountId, long minAvailableRao) {
        ledger.submit(new KeepReserve(accountId, minAvailableRao));
        return get(accountId);
    }

    AccountStanding get(UUID accountId) {
        var account =
                jdbc.sql("""
                select standing, min_available_rao, posted_rao, held_rao from ledger_account
                where public_id = ? and kind = 'CUSTOMER'
                """).param(accountId).query(Account.class).optional().orElseThrow(ChangeStanding::notFound);
        var history = history(accountId);
        var last = history.isEmpty() || account.standing() == Standing.OPEN ? null : history.getFirst();
        return new AccountStanding(
                accountId,
                account.standing(),
                last == null ? null : last.createdAt(),
                last == null ? null : last.reason(),
                account.minAvailableRao(),
                account.postedRao(),
                account.heldRao(),
                history);
    }

    private List<Event> history(UUID accountId) {
        return jdbc.sql("""
                select lower(action) as action, reason, request_id, created_at from account_audit
                where account_id = ? order by number desc limit ?
                """).params(accountId, SHOWN).query(Event.class).list();
    }

    private record Account(Standing standing, long minAvailableRao, long postedRao, long heldRao) {}

    /**
     * Whether an account may take part, and what it has.
     *
     * @param since when it was frozen or closed
     * @param reason why it was frozen or closed
     * @param history what was done to it, the latest first
     */
    record AccountStanding(
            UUID accountId,
            Standing standing,
            @Nullable Instant since,
            @Nullable String reason,
            long minAvailableRao,
            long postedRao,
            long heldRao,
            List<Event> history) {}

    record Event(String action, String reason, String requestId, Instant createdAt) {}
}
