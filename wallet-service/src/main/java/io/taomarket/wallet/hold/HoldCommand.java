package io.taomarket.wallet.hold;

import io.taomarket.chassis.problem.Refusal;
import io.taomarket.wallet.hold.Hold.State;
import io.taomarket.wallet.ledger.Books;
import io.taomarket.wallet.ledger.Command;
import io.taomarket.wallet.ledger.Reads;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** Something that is done to a hold. What all of these have in common: they see the account, its open holds, its key. */
sealed interface HoldCommand extends Command<Held> permits OpenHold, TopUpHold, ReleaseHold, EndHold {

    UUID accountId();

    UUID keyId();

    HoldChange change();

    @Override
    default Reads reads() {
        var reads = Reads.of(accountId())
                .record(Hold.REGISTER, change().holdId())
                .record(HoldChange.REGISTER, change().id());
        return KeyRoom.reads(reads, accountId(), keyId());
    }

    /** The hold as the books have it. */
    default Hold hold(Books books) {
        return books.find(Hold.REGISTER, change().holdId()).orElseThrow(HoldCommand::notFound);
    }

    default Held held(Books books, Hold hold) {
        var availableRao = Math.min(
                books.availableRao(hold.accountId()),
                KeyRoom.of(books, accountId(), keyId()).rao());
        return new Held(hold, availableRao);
    }

    /** Writes the hold as it has become, and by what. */
    default Held record(Books books, Hold hold) {
        books.put(Hold.REGISTER, hold);
        books.put(HoldChange.REGISTER, change());
        return held(books, hold);
    }

    static void requireOpen(Hold hold) {
        switch (hold.state()) {
            case OPEN -> {}
            case EXPIRED ->
                throw new Refusal(HttpStatus.GONE, "hold_expired", "This hold has expired; open a new one.");
            case SETTLED -> throw new Refusal(HttpStatus.CONFLICT, "hold_already_settled", "This hold is settled.");
            case VOIDED -> throw new Refusal(HttpStatus.CONFLICT, "hold_already_voided", "This hold was called off.");
        }
    }

    static Hold end(Books books, Hold hold, State state) {
        books.release(hold.accountId(), hold.remainingRao());
        var ended = hold.ended(state);
        books.put(Hold.REGISTER, ended);
        return ended;
    }

    static Refusal notFound() {
        return new Refusal(HttpStatus.NOT_FOUND, "hold_not_found", "There is no such hold.");
    }
}
