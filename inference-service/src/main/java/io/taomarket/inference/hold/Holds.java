package io.taomarket.inference.hold;

import io.taomarket.inference.fault.ApiFault;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reserves the worst case of a request in memory. Wallet is asked only to open a hold or to make it larger, and only one
 * request of a key asks at a time, so that no two requests can spend the same rao.
 */
@Component
public class Holds {

    private static final Logger LOG = LoggerFactory.getLogger(Holds.class);

    private final Wallet wallet;
    private final Returns returns;
    private final HoldProperties properties;
    private final Clock clock;
    private final ConcurrentHashMap<Slot.Key, Slot> slots = new ConcurrentHashMap<>();

    Holds(Wallet wallet, Returns returns, HoldProperties properties, Clock clock) {
        this.wallet = wallet;
        this.returns = returns;
        this.properties = properties;
        this.clock = clock;
    }

    /** Reserves at least one rao, so that every request belongs to a hold; refuses when the money is not there. */
    public Reservation reserve(UUID accountId, UUID keyId, long worstRao) {
        var neededRao = Math.max(1, worstRao);
        while (true) {
            var slot = slots.computeIfAbsent(new Slot.Key(accountId, keyId), _ -> new Slot(accountId, keyId));
            var reserved = fromHold(slot, neededRao);
            if (reserved.isPresent()) return reserved.get();
            await(slot);
            try {
                if (!slot.retired) return fromHold(slot, neededRao).orElseGet(() -> fromWallet(slot, neededRao));
            } finally {
                slot.asking.unlock();
            }
        }
    }

    /** Whoever asks wallet for the same key has its answer by then; a queue behind a wallet that hangs helps nobody. */
    private void await(Slot slot) {
        try {
            if (!slot.asking.tryLock(properties.readTimeout().toMillis(), TimeUnit.MILLISECONDS))
                throw away("others wait for its answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away("interrupted while others waited for its answer");
        }
    }

    Collection<Slot> slots() {
        return slots.values();
    }

    void remove(Slot slot) {
        slots.remove(new Slot.Key(slot.accountId, slot.keyId), slot);
    }

    private Optional<Reservation> fromHold(Slot slot, long neededRao) {
        var hold = slot.hold;
        if (hold == null || !hold.reserve(neededRao, clock.instant())) return Optional.empty();
        if (hold.idleRao() < slot.lowRao && slot.fetchesAhead.compareAndSet(false, true))
            Thread.ofVirtual().name("inference-fetch-ahead").start(() -> fetchAhead(slot, neededRao));
        return Optional.of(new Reservation(hold, returns, neededRao));
    }

    /** Gets the next slice while there is still some of the last, so that nobody waits for wallet. A refusal is told to whoever asks next. */
    private void fetchAhead(Slot slot, long neededRao) {
        try {
            if (!slot.asking.tryLock()) return;
            try {
                var hold = slot.hold;
                var sliceRao = sliceRao(slot, neededRao);
                if (hold == null || hold.isClosed() || slot.retired || slot.unanswered != null) return;
                if (hold.idleRao() >= slot.lowRao || sliceRao < neededRao) return;
                switch (ask(slot, Question.topUp(hold, slot, sliceRao))) {
                    case Wallet.Answer.Granted granted -> hold.add(granted.amountRao());
                    case Wallet.Answer.Short refused -> slot.availableRao = refused.availableRao();
                    case Wallet.Answer.Beyond _, Wallet.Answer.Unusable _, Wallet.Answer.Frozen _ -> slot.lowRao = 0;
                    case Wallet.Answer.Crowded _, Wallet.Answer.Refused _, Wallet.Answer.Gone _ -> slot.lowRao = 0;
                    case Wallet.Answer.Lost _, Wallet.Answer.Away _ -> slot.lowRao = 0;
                }
            } finally {
                slot.asking.unlock();
            }
        } finally {
            slot.fetchesAhead.set(false);
        }
    }

    /** Asks wallet once more what it left unanswered; false while it still does not answer. Only for who holds the slot. */
    boolean repeat(Slot slot) {
        var question = slot.unanswered;
        if (question == null) return true;
        if (ask(slot, question) instanceof Wallet.Answer.Granted granted)
            question.hold().add(granted.amountRao());
        return slot.unanswered == null;
    }

    /** What is idle may be taken by others while wallet is asked for the rest, so it is asked a second time. */
    private Reservation fromWallet(Slot slot, long neededRao) {
        if (!repeat(slot)) throw away("an earlier question has no answer yet");
        return fromHold(slot, neededRao)
                .or(() -> tryFromWallet(slot, neededRao))
                .or(() -> tryFromWallet(slot, neededRao))
                .orElseThrow(Holds::inFlight);
    }

    private Optional<Reservation> tryFromWallet(Slot slot, long neededRao) {
        var missingRao = Math.max(1, neededRao - idleRao(slot));
        var sliceRao = Math.max(missingRao, sliceRao(slot, neededRao));
        var answer = ask(slot, sliceRao);
        if (answer instanceof Wallet.Answer.Gone) {
            missingRao = neededRao;
            answer = ask(slot, sliceRao = Math.max(neededRao, sliceRao));
        }
        if (answer instanceof Wallet.Answer.Short && sliceRao > missingRao) answer = ask(slot, missingRao);
        if (answer instanceof Wallet.Answer.Short && callBackIdle(slot)) answer = ask(slot, missingRao);
        return switch (answer) {
            case Wallet.Answer.Granted granted -> reserve(slot, granted, neededRao);
            case Wallet.Answer.Short refused -> throw refusal(slot, refused, neededRao);
            case Wallet.Answer.Beyond _ ->
                throw ApiFault.of(402, "insufficient_credits", "This request could cost more than there is.");
            case Wallet.Answer.Unusable _ ->
                throw ApiFault.of(401, "invalid_api_key", "This key is not valid any more.");
            case Wallet.Answer.Frozen _ ->
                throw ApiFault.of(423, "account_frozen", "The operator has frozen this account.");
            case Wallet.Answer.Crowded _ ->
                throw ApiFault.of(429, "hold_limit", "This key has too many holds open.")
                        .retryAfter(1);
            case Wallet.Answer.Refused refused -> throw broken(refused.reason());
            case Wallet.Answer.Gone _ -> throw away("the hold is gone");
            case Wallet.Answer.Lost lost -> throw away(lost.reason());
            case Wallet.Answer.Away away -> throw away(away.reason());
        };
    }

    private Wallet.Answer ask(Slot slot, long amountRao) {
        var hold = slot.hold;
        if (hold != null && !hold.isClosed()) return ask(slot, Question.topUp(hold, slot, amountRao));
        var fresh = new RollingHold(UUID.randomUUID(), clock.instant());
        return ask(slot, Question.open(fresh, slot, amountRao));
    }

    /** A hold that wallet knows no more is forgotten here; the next question opens another. */
    private Wallet.Answer ask(Slot slot, Question question) {
        var answer = wallet.ask(question);
        if (answer instanceof Wallet.Answer.Lost) slot.unanswered = question;
        else if (!(answer instanceof Wallet.Answer.Away)) slot.unanswered = null;
        if (answer instanceof Wallet.Answer.Gone) question.hold().close();
        if (answer instanceof Wallet.Answer.Granted granted) {
            slot.hold = question.hold();
            slot.availableRao = granted.availableRao();
            slot.granted(granted.amountRao(), clock.instant(), properties.sliceLasts());
        }
        return answer;
    }

    private Optional<Reservation> reserve(Slot slot, Wallet.Answer.Granted granted, long neededRao) {
        var hold = slot.hold;
        if (hold == null || !hold.grow(granted.amountRao(), neededRao, clock.instant())) return Optional.empty();
        return Optional.of(new Reservation(hold, returns, neededRao));
    }

    private long idleRao(Slot slot) {
        var hold = slot.hold;
        return hold == null || hold.isClosed() ? 0 : hold.idleRao();
    }

    private long sliceRao(Slot slot, long neededRao) {
        var wishedRao = Math.min(
                properties.maxSliceRao(), saturatedProduct(neededRao, (long) properties.sliceFactor() * slot.growth()));
        return Math.min(wishedRao, slot.availableRao / properties.balanceParts());
    }

    private static long saturatedProduct(long amountRao, long factor) {
        return amountRao > Long.MAX_VALUE / factor ? Long.MAX_VALUE : amountRao * factor;
    }

    /** Gives back what this replica holds idle for other keys of the account; true when there was something. */
    private boolean callBackIdle(Slot asking) {
        var given = false;
        for (var slot : ofAccount(asking.accountId)) {
            var hold = slot.hold;
            if (slot == asking || hold == null) continue;
            var idleRao = hold.takeIdle();
            if (idleRao > 0) given |= returns.giveBack(hold.holdId(), idleRao);
        }
        return given;
    }

    private ApiFault refusal(Slot slot, Wallet.Answer.Short refused, long neededRao) {
        slot.availableRao = refused.availableRao();
        if (refused.isKeyLimit())
            return ApiFault.of(
                    402, "key_limit_exceeded", "This request could cost more than is left of the key's limit.");
        if (refused.availableRao() + refused.heldRao() >= neededRao) return inFlight();
        return ApiFault.of(
                402,
                "insufficient_credits",
                "This request could cost up to " + neededRao + " rao; the account has " + refused.availableRao()
                        + " rao available.");
    }

    private static ApiFault inFlight() {
        return ApiFault.of(
                        429,
                        "in_flight_budget_exhausted",
                        "The account's balance is reserved for requests that are under way.")
                .retryAfter(1);
    }

    private static ApiFault away(String reason) {
        LOG.warn("Wallet could not be asked for money: {}", reason);
        return ApiFault.of(503, "temporarily_unavailable", "Balances cannot be checked at present.")
                .retryAfter(1);
    }

    private static ApiFault broken(String reason) {
        LOG.error("Wallet does not understand what it is asked: {}", reason);
        return ApiFault.of(500, "internal_error", "The platform failed; it is not your fault.");
    }

    private List<Slot> ofAccount(UUID accountId) {
        return slots.values().stream()
                .filter(slot -> slot.accountId.equals(accountId))
                .toList();
    }
}
