package io.taomarket.wallet.transfer;

import static io.taomarket.wallet.ledger.Different.refuseUnlessSame;

import io.taomarket.chassis.problem.Refusal;
import io.taomarket.wallet.ledger.Books;
import io.taomarket.wallet.ledger.Code;
import io.taomarket.wallet.ledger.Command;
import io.taomarket.wallet.ledger.DerivedId;
import io.taomarket.wallet.ledger.Reads;
import io.taomarket.wallet.ledger.Transfer;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Gives some or all of a transfer back to where it came from, once per id; several refunds together never more than the
 * transfer. Once refused, its id stays refused.
 *
 * @param original never changes, so it can be read before the command is sent
 * @param askedRao nothing: all that is left of it
 */
public record Refund(
        UUID refundId,
        Transfer original,
        @Nullable Long askedRao,
        @Nullable String memo) implements Command<Refund.Made> {

    /** The transfer that gives back, and whether it has moved now. */
    public record Made(Transfer transfer, boolean isNew) {}

    @Override
    public Reads reads() {
        return Reads.of(original.debitId(), original.creditId())
                .transfer(id())
                .record(Refunded.REGISTER, original.id());
    }

    @Override
    public Optional<UUID> burntOnceRefused() {
        return Optional.of(id());
    }

    @Override
    public Made apply(Books books) {
        var past = books.transfer(id());
        if (past.isPresent()) return new Made(same(past.get()), false);
        if (!isRefundable()) throw notRefundable();
        var refunded = books.find(Refunded.REGISTER, original.id())
                .orElseGet(() -> new Refunded(original.id(), original.amountRao(), 0));
        var amountRao = askedRao == null ? refunded.leftRao() : askedRao;
        if (amountRao == 0 || amountRao > refunded.leftRao()) throw exceeds(refunded.leftRao());
        var transfer = new Transfer(
                id(),
                Code.REFUND,
                original.creditId(),
                original.debitId(),
                amountRao,
                refundId,
                original.id().toString(),
                memo,
                original.id());
        books.post(transfer);
        books.put(Refunded.REGISTER, refunded.plus(amountRao));
        return new Made(transfer, true);
    }

    /** The receiver's own id, so that nobody can use up another's. */
    private UUID id() {
        return DerivedId.of("refund", original.creditId(), refundId);
    }

    private Transfer same(Transfer past) {
        refuseUnlessSame("transfer_id", past.reverses(), original.id());
        if (askedRao != null) refuseUnlessSame("amount_rao", past.amountRao(), askedRao);
        refuseUnlessSame("memo", past.memo(), memo);
        return past;
    }

    private boolean isRefundable() {
        return switch (original.code()) {
            case TRANSFER, CHARGE, DEPOSIT -> true;
            case GENESIS, REFUND, FEE, REGISTRATION, STAKE, UNSTAKE, STAKE_MOVE, EMISSION -> false;
        };
    }

    private static Refusal notRefundable() {
        return new Refusal(
                HttpStatus.UNPROCESSABLE_CONTENT, "not_refundable", "Such a movement of money cannot be given back.");
    }

    private static Refusal exceeds(long leftRao) {
        return new Refusal(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "refund_exceeds",
                "Only " + leftRao + " rao of this transfer have not been given back.",
                Map.of("refundable_rao", Long.toString(leftRao)));
    }
}
