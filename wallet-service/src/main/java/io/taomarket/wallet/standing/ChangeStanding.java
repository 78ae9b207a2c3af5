package io.taomarket.wallet.standing;

import io.taomarket.chassis.problem.Refusal;
import io.taomarket.wallet.hold.Hold;
import io.taomarket.wallet.ledger.Books;
import io.taomarket.wallet.ledger.Command;
import io.taomarket.wallet.ledger.Kind;
import io.taomarket.wallet.ledger.Reads;
import io.taomarket.wallet.ledger.Sheet;
import io.taomarket.wallet.ledger.Standing;
import io.taomarket.wallet.stake.StakeBook;
import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * Freezes an account, opens it again, or closes it for ever, when nothing is left in it and nothing can come; once per
 * id. What changes nothing leaves no trace.
 */
public record ChangeStanding(Audited audited) implements Command<Sheet> {

    @Override
    public Reads reads() {
        var accountId = audited.accountId();
        var reads = Reads.of(accountId).group(Hold.REGISTER, accountId).record(Audited.REGISTER, audited.id());
        return StakeBook.readsAllOf(reads, accountId);
    }

    @Override
    public Sheet apply(Books books) {
        var accountId = audited.accountId();
        if (!books.has(accountId) || books.account(accountId).kind() != Kind.CUSTOMER) throw notFound();
        var sheet = books.account(accountId);
        var isRepeated = books.find(Audited.REGISTER, audited.id()).isPresent();
        if (isRepeated || sheet.standing() == standing()) return sheet;
        if (sheet.standing() == Standing.CLOSED) throw closed();
        if (standing() == Standing.CLOSED) requireEmpty(books, sheet);
        books.change(accountId, standing());
        books.put(Audited.REGISTER, audited);
        return books.account(accountId);
    }

    private Standing standing() {
        return switch (audited.action()) {
            case FREEZE -> Standing.FROZEN;
            case UNFREEZE -> Standing.OPEN;
            case CLOSE -> Standing.CLOSED;
        };
    }

    private static void requireEmpty(Books books, Sheet sheet) {
        var openHolds = books.group(Hold.REGISTER, sheet.publicId()).size();
        var hotkeys = StakeBook.hotkeys(books, sheet.publicId());
        var isEmpty = sheet.postedRao() == 0 && sheet.heldRao() == 0 && openHolds == 0 && hotkeys == 0;
        if (isEmpty && !StakeBook.hasStake(books, sheet.publicId())) return;
        throw new Refusal(
                HttpStatus.CONFLICT,
                "account_not_empty",
                "Only an account without money, holds, stake and hotkeys, which may earn stake, can be closed.",
                Map.of("posted_rao", Long.toString(sheet.postedRao()), "open_holds", openHolds, "hotkeys", hotkeys));
    }

    private static Refusal closed() {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "account_closed", "This account is closed for ever.");
    }

    static Refusal notFound() {
        return new Refusal(HttpStatus.NOT_FOUND, "account_not_found", "There is no such account.");
    }
}
