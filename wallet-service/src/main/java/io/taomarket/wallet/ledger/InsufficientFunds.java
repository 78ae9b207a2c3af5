package io.taomarket.wallet.ledger;

import io.taomarket.chassis.problem.Refusal;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** An account has less than was asked of it. */
public final class InsufficientFunds extends Refusal {

    public InsufficientFunds(long availableRao) {
        super(
                HttpStatus.PAYMENT_REQUIRED,
                "insufficient_funds",
                "Only " + availableRao + " rao are available.",
                Map.of("available_rao", Long.toString(availableRao)));
    }
}
