package io.taomarket.wallet.transfer;

import static io.taomarket.wallet.ledger.Different.refuseUnlessSame;

import io.taomarket.chassis.problem.Refusal;
import io.taomarket.wallet.ledger.Book;
import io.taomarket.wallet.ledger.Code;
import io.taomarket.wallet.ledger.DerivedId;
import io.taomarket.wallet.ledger.Kind;
import io.taomarket.wallet.ledger.Ledger;
import io.taomarket.wallet.ledger.Transfer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Money that somebody sends on purpose. The sender's own id makes it happen once. */
@Service
@Transactional
class Transfers {

    private final Ledger ledger;

    Transfers(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Sends money to another account; false when this id has been used for the same before. */
    boolean send(UUID from, UUID transferId, UUID to, long amountRao, @Nullable String memo) {
        if (from.equals(to)) throw sameAccount();
        var id = DerivedId.of("transfer", from, transferId); // so that nobody can use up another's ids
        return post(new Transfer(id, Code.TRANSFER, from, to, amountRao, transferId, null, memo));
    }

    /** Sells the treasury's money to an account; false when this id has been used for the same before. */
    boolean deposit(UUID depositId, UUID to, long amountRao, @Nullable String memo) {
        if (to.equals(Ledger.TREASURY)) throw notAllowed();
        var id = DerivedId.of("deposit", depositId);
        return post(new Transfer(id, Code.DEPOSIT, Ledger.TREASURY, to, amountRao, depositId, null, memo));
    }

    private boolean post(Transfer transfer) {
        var book = ledger.lock(transfer.debitId(), transfer.creditId());
        var past = ledger.find(transfer.id());
        if (past.isPresent()) {
            requireSame(past.get(), transfer);
            return false;
        }
        requireCustomer(book, transfer.creditId());
        book.post(transfer);
        ledger.write(book);
        return true;
    }

    private static void requireSame(Transfer past, Transfer present) {
        refuseUnlessSame("to_account", past.creditId(), present.creditId());
        refuseUnlessSame("amount_rao", past.amountRao(), present.amountRao());
        refuseUnlessSame("memo", past.memo(), present.memo());
    }

    private static void requireCustomer(Book book, UUID accountId) {
        if (!book.has(accountId))
            throw new Refusal(HttpStatus.NOT_FOUND, "credit_account_not_found", "There is no such account.");
        if (book.kind(accountId) != Kind.CUSTOMER) throw notAllowed();
    }

    private static Refusal notAllowed() {
        return new Refusal(
                HttpStatus.UNPROCESSABLE_CONTENT, "code_not_allowed", "This account does not take transfers.");
    }

    private static Refusal sameAccount() {
        return new Refusal(
                HttpStatus.UNPROCESSABLE_CONTENT, "same_account", "A transfer needs two different accounts.");
    }
}
