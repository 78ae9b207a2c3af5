package io.taomarket.wallet.hold;

import static java.lang.Math.addExact;
import static java.lang.Math.subtractExact;

import io.taomarket.chassis.problem.Refusal;
import io.taomarket.wallet.key.KeyBudget;
import io.taomarket.wallet.ledger.Books;
import io.taomarket.wallet.ledger.Reads;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/**
 * What a key may still spend or set aside within its limit, and how many holds it has open.
 *
 * @param rao without a limit more than anybody has
 */
public record KeyRoom(long rao, long openHolds) {

    /** Add this to what a command reads that asks for the room or takes of it. */
    public static Reads reads(Reads reads, UUID accountId, UUID keyId) {
        return KeyBudget.reads(reads.group(Hold.REGISTER, accountId), keyId);
    }

    /** True when the key may still spend this much. */
    public static boolean has(Books books, UUID accountId, UUID keyId, long amountRao) {
        return KeyBudget.remainingRao(books, keyId).isEmpty() || amountRao <= of(books, accountId, keyId).rao;
    }

    /** Counts what leaves the account by a key with a limit, or refuses; without a limit only requests are counted. */
    public static void spend(Books books, UUID accountId, UUID keyId, long amountRao) {
        if (KeyBudget.remainingRao(books, keyId).isEmpty()) return;
        of(books, accountId, keyId).require(amountRao);
        KeyBudget.spend(books, keyId, amountRao);
    }

    static KeyRoom of(Books books, UUID accountId, UUID keyId) {
        var open = books.group(Hold.REGISTER, accountId).stream()
                .filter(hold -> hold.keyId().equals(keyId))
                .toList();
        var remainingRao = KeyBudget.remainingRao(books, keyId);
        if (remainingRao.isEmpty()) return new KeyRoom(Long.MAX_VALUE, open.size());
        var heldRao = 0L;
        for (var hold : open) heldRao = addExact(heldRao, hold.remainingRao());
        return new KeyRoom(Math.max(0, subtractExact(remainingRao.getAsLong(), heldRao)), open.size());
    }

    void require(long moreRao) {
        if (moreRao <= rao) return;
        throw new Refusal(
                HttpStatus.PAYMENT_REQUIRED,
                "key_limit_exceeded",
                "This key may spend only " + rao + " rao more.",
                Map.of("available_rao", Long.toString(rao)));
    }

    void requireAnotherHold(int mostOpen) {
        if (openHolds < mostOpen) return;
        throw new Refusal(HttpStatus.TOO_MANY_REQUESTS, "hold_limit", "A key has at most " + mostOpen + " open holds.");
    }
}
