package io.taomarket.wallet.transfer;

import static io.taomarket.wallet.ledger.Different.refuseUnlessSame;

import io.taomarket.chassis.problem.Refusal;
import io.taomarket.wallet.ledger.Books;
import io.taomarket.wallet.ledger.Code;
import io.taomarket.wallet.ledger.Command;
import io.taomarket.wallet.ledger.DerivedId;
import io.taomarket.wallet.ledger.Ledger;
import io.taomarket.wallet.ledger.Reads;
import io.taomarket.wallet.ledger.Transfer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Money that somebody sends on purpose, once per id. Answers whether it has moved now; false: it had moved before.
 *
 * @param id of the transfer, derived from what the sender named it
 */
public record Pay(
        UUID id,
        Code code,
        UUID from,
        UUID requestedId,
        UUID to,
        long amountRao,
        @Nullable String memo) implements Command<Boolean> {

    /** From one customer to another; the sender's own id, so that nobody can use up another's. */
    public static Pay transfer(UUID from, UUID transferId, UUID to, long amountRao, @Nullable String memo) {
        var id = DerivedId.of("transfer", from, transferId);
        return new Pay(id, Code.TRANSFER, from, transferId, to, amountRao, memo);
    }

    /** From the treasury to a customer. */
    public static Pay deposit(UUID depositId, UUID to, long amountRao, @Nullable String memo) {
        var id = DerivedId.of("deposit", depositId);
        return new Pay(id, Code.DEPOSIT, Ledger.TREASURY, depositId, to, amountRao, memo);
    }

    @Override
    public Reads reads() {
        return Reads.of(from, to).transfer(id);
    }

    @Override
    public Boolean apply(Books books) {
        var past = books.transfer(id);
        if (past.isPresent()) {
            requireSame(past.get());
            return false;
        }
        if (from.equals(to)) throw sameAccount();
        books.post(new Transfer(id, code, from, to, amountRao, requestedId, null, memo, null));
        return true;
    }

    private void requireSame(Transfer past) {
        refuseUnlessSame("to_account", past.creditId(), to);
        refuseUnlessSame("amount_rao", past.amountRao(), amountRao);
        refuseUnlessSame("memo", past.memo(), memo);
    }

    private static Refusal sameAccount() {
        return new Refusal(
                HttpStatus.UNPROCESSABLE_CONTENT, "same_account", "A transfer needs two different accounts.");
    }
}
