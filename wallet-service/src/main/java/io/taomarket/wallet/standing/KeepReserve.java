package io.taomarket.wallet.standing;

import io.taomarket.wallet.ledger.Books;
import io.taomarket.wallet.ledger.Command;
import io.taomarket.wallet.ledger.InsufficientFunds;
import io.taomarket.wallet.ledger.Kind;
import io.taomarket.wallet.ledger.Reads;
import io.taomarket.wallet.ledger.Sheet;
import java.util.UUID;

/** Keeps so much in the account that nothing may take, as a deposit that somebody has to leave. */
public record KeepReserve(UUID accountId, long minAvailableRao) implements Command<Sheet> {

    @Override
    public Reads reads() {
        return Reads.of(accountId);
    }

    @Override
    public Sheet apply(Books books) {
        if (!books.has(accountId) || books.account(accountId).kind() != Kind.CUSTOMER) throw ChangeStanding.notFound();
        var sheet = books.account(accountId);
        var freeRao = sheet.postedRao() - sheet.heldRao();
        if (minAvailableRao > freeRao) throw new InsufficientFunds(freeRao, sheet.heldRao());
        books.keepReserve(accountId, minAvailableRao);
        return books.account(accountId);
    }
}
