package io.taomarket.wallet.hold;

import static io.taomarket.wallet.ledger.Different.refuseUnlessSame;
import static java.time.temporal.ChronoUnit.MICROS;

import io.taomarket.chassis.problem.Refusal;
import io.taomarket.wallet.key.Keys;
import io.taomarket.wallet.ledger.Book;
import io.taomarket.wallet.ledger.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sets money aside, so that nobody can spend it twice, whatever runs in parallel. Whoever changes a hold has locked
 * its account first; a repeated call by the same id answers with the hold as it is now.
 */
@Service
@Transactional
public class Holds {

    private final HoldRepository holds;
    private final Ledger ledger;
    private final Keys keys;
    private final KeyLimits limits;
    private final HoldProperties properties;
    private final Clock clock;

    Holds(HoldRepository holds, Ledger ledger, Keys keys, KeyLimits limits, HoldProperties properties, Clock clock) {
        this.holds = holds;
        this.ledger = ledger;
        this.keys = keys;
        this.limits = limits;
        this.properties = properties;
        this.clock = clock;
    }

    Held open(UUID holdId, UUID accountId, UUID keyId, String replica, long amountRao) {
        keys.requireUsable(accountId, keyId);
        var book = ledger.lock(accountId);
        var change = new HoldChange(holdId, holdId, HoldChange.Kind.OPEN, amountRao);
        if (isRepeated(change)) return held(book, same(get(holdId), accountId, keyId, replica));
        var hold = new Hold(holdId, accountId, keyId, replica, amountRao, 0, Hold.State.OPEN, expiresAt());
        makeRoom(book, hold, amountRao);
        limits.requireRoomForAnotherHold(keyId);
        setAside(book, hold, amountRao);
        holds.insert(hold, clock.instant());
        holds.insert(change, clock.instant());
        return held(book, hold);
    }

    Held topUp(UUID holdId, UUID topUpId, long amountRao) {
        var accountId = get(holdId).accountId();
        var book = ledger.lock(accountId);
        var hold = get(holdId);
        var change = new HoldChange(topUpId, holdId, HoldChange.Kind.TOP_UP, amountRao);
        if (isRepeated(change)) return held(book, hold);
        if (!hold.isOpen()) throw expired();
        makeRoom(book, hold, amountRao);
        setAside(book, hold, amountRao);
        var grown = hold.add(amountRao).until(expiresAt());
        holds.extend(grown);
        return held(book, record(grown, change));
    }

    /** Gives back at most what has not been spent; nothing of a hold that has expired and given back all by itself. */
    Held release(UUID holdId, UUID releaseId, long amountRao) {
        var accountId = get(holdId).accountId();
        var book = ledger.lock(accountId);
        var hold = get(holdId);
        var change = new HoldChange(releaseId, holdId, HoldChange.Kind.RELEASE, amountRao);
        if (isRepeated(change) || !hold.isOpen()) return held(book, hold);
        var releasedRao = Math.min(amountRao, hold.remainingRao());
        book.release(accountId, releasedRao);
        ledger.write(book);
        return held(book, record(hold.add(-releasedRao), change));
    }

    /** The replica lives, and so do its holds that are not empty; returns how many they are. */
    int heartbeat(String replica) {
        return holds.extend(replica, expiresAt());
    }

    /** Gives back what silent replicas have left; returns how many holds have expired. */
    int sweep() {
        var now = clock.instant();
        var candidates = holds.expired(now, properties.sweepLimit());
        if (candidates.isEmpty()) return 0;
        var book = ledger.lock(candidates.stream().map(Hold::accountId).toList());
        var expired = holds.lockExpired(candidates, now);
        expire(book, expired);
        ledger.write(book);
        return expired.size();
    }

    /** What a dead replica has left must not be missing: it goes back early when a living one needs it. */
    private void makeRoom(Book book, Hold asking, long neededRao) {
        if (availableRao(book, asking) >= neededRao) return;
        expire(book, holds.lockExpiredBeside(asking, expiresAt().minus(properties.yieldAfter())));
    }

    private void expire(Book book, List<Hold> silent) {
        silent.forEach(hold -> book.release(hold.accountId(), hold.remainingRao()));
        holds.expire(silent);
    }

    private void setAside(Book book, Hold hold, long amountRao) {
        limits.requireWithinLimit(hold.keyId(), amountRao);
        book.hold(hold.accountId(), amountRao);
        ledger.write(book);
    }

    /** Those of these holds that are open. Lock their accounts first. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Hold> open(Collection<UUID> holdIds) {
        return holds.open(holdIds);
    }

    /** Writes what has been spent of open holds whose accounts are locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(Collection<Hold> spent) {
        holds.update(spent);
    }

    private Held held(Book book, Hold hold) {
        return new Held(hold, availableRao(book, hold));
    }

    private long availableRao(Book book, Hold hold) {
        return Math.min(book.availableRao(hold.accountId()), limits.roomRao(hold.keyId()));
    }

    /** To the microsecond, as the database keeps it. */
    private Instant expiresAt() {
        return clock.instant().plus(properties.ttl()).truncatedTo(MICROS);
    }

    private Hold record(Hold hold, HoldChange change) {
        holds.update(List.of(hold));
        holds.insert(change, clock.instant());
        return hold;
    }

    private boolean isRepeated(HoldChange change) {
        var past = holds.findChange(change.id());
        past.ifPresent(before -> {
            refuseUnlessSame("hold_id", before.holdId(), change.holdId());
            refuseUnlessSame("kind", before.kind(), change.kind());
            refuseUnlessSame("amount_rao", before.amountRao(), change.amountRao());
        });
        return past.isPresent();
    }

    private static Hold same(Hold past, UUID accountId, UUID keyId, String replica) {
        refuseUnlessSame("account_id", past.accountId(), accountId);
        refuseUnlessSame("key_id", past.keyId(), keyId);
        refuseUnlessSame("replica", past.replica(), replica);
        return past;
    }

    private Hold get(UUID holdId) {
        return holds.find(holdId)
                .orElseThrow(() -> new Refusal(HttpStatus.NOT_FOUND, "hold_not_found", "There is no such hold."));
    }

    private static Refusal expired() {
        return new Refusal(HttpStatus.GONE, "hold_expired", "This hold has expired; open a new one.");
    }

    /**
     * A hold after it was changed.
     *
     * @param availableRao what the key could still set aside
     */
    record Held(Hold hold, long availableRao) {}
}
