package io.taomarket.wallet.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An amount that moves from one account to another, for ever.
 *
 * @param id decides whether it has happened before; derive it with {@link DerivedId} where the cause has an id
 * @param requestedId what the caller named it, where a caller did
 * @param reference what it is about: a request, a hotkey, a registration
 * @param reverses the transfer of which this gives something back
 */
public record Transfer(
        UUID id,
        Code code,
        UUID debitId,
        UUID creditId,
        long amountRao,
        @Nullable UUID requestedId,
        @Nullable String reference,
        @Nullable String memo,
        @Nullable UUID reverses) {

    public Transfer {
        if (amountRao <= 0) throw new IllegalArgumentException("a transfer moves something: " + amountRao);
        if (debitId.equals(creditId)) throw new IllegalArgumentException("a transfer needs two accounts: " + debitId);
    }

    /** A transfer that follows from something that has happened. */
    public static Transfer of(UUID id, Code code, UUID debitId, UUID creditId, long amountRao, String reference) {
        return new Transfer(id, code, debitId, creditId, amountRao, null, reference, null, null);
    }

    boolean touches(UUID accountId) {
        return debitId.equals(accountId) || creditId.equals(accountId);
    }
}
