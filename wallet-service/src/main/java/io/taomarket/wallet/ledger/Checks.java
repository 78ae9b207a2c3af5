package io.taomarket.wallet.ledger;

import io.taomarket.chassis.problem.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Why a movement of money is refused. The order is part of the interface: debit account, credit account, closed, frozen,
 * route, amount. Whether an id has been used before is asked by the command, ahead of all of these.
 */
final class Checks {

    private Checks() {}

    static void post(Transfer transfer, @Nullable Sheet debit, @Nullable Sheet credit) {
        if (debit != null && credit != null && credit.standing() != Standing.CLOSED) mayGive(debit);
        postSetAside(transfer, debit, credit);
    }

    /** The same for money that a freeze does not concern. */
    static void postSetAside(Transfer transfer, @Nullable Sheet debit, @Nullable Sheet credit) {
        if (debit == null) throw notFound("debit");
        if (credit == null) throw notFound("credit");
        requireNotClosed(debit);
        requireNotClosed(credit);
        if (!transfer.code().allows(debit.kind(), credit.kind())) throw notAllowed();
        requireAvailable(debit, transfer.amountRao());
    }

    static void mayGive(Sheet sheet) {
        requireNotClosed(sheet);
        requireNotFrozen(sheet);
    }

    static void requireAvailable(Sheet sheet, long amountRao) {
        if (amountRao < 0) throw new IllegalArgumentException("negative amount: " + amountRao);
        var availableRao = sheet.availableRao();
        if (amountRao <= availableRao) return;
        if (sheet.kind() == Kind.ISSUANCE) throw new SupplyCapExceeded(availableRao);
        throw new InsufficientFunds(availableRao, sheet.heldRao());
    }

    private static void requireNotClosed(Sheet sheet) {
        if (sheet.standing() == Standing.CLOSED)
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "account_closed",
                    "This account is closed.",
                    Map.of("account_id", sheet.publicId()));
    }

    private static void requireNotFrozen(Sheet sheet) {
        if (sheet.standing() == Standing.FROZEN)
            throw new Refusal(
                    HttpStatus.LOCKED,
                    "account_frozen",
                    "This account is frozen: money may come in, none may leave.",
                    Map.of("account_id", sheet.publicId()));
    }

    private static Refusal notFound(String side) {
        return new Refusal(HttpStatus.NOT_FOUND, side + "_account_not_found", "There is no such account.");
    }

    private static Refusal notAllowed() {
        return new Refusal(
                HttpStatus.UNPROCESSABLE_CONTENT, "code_not_allowed", "This account does not take part in this.");
    }
}
