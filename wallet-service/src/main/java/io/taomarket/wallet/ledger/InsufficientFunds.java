package io.taomarket.wallet.ledger;

import io.taomarket.chassis.problem.Refusal;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** An account has less than was asked of it; what is set aside may be free again soon. */
public final class InsufficientFunds extends Refusal {

    public InsufficientFunds(long availableRao, long heldRao) {
        super(
                HttpStatus.PAYMENT_REQUIRED,
                "insufficient_funds",
                "Only " + availableRao + " rao are available; " + heldRao + " are set aside for requests.",
                Map.of("available_rao", Long.toString(availableRao), "held_rao", Long.toString(heldRao)));
    }
}
