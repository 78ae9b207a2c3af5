package io.taomarket.wallet.ledger;

import io.taomarket.chassis.problem.Refusal;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** More would exist than may ever exist. */
public final class SupplyCapExceeded extends Refusal {

    SupplyCapExceeded(long unissuedRao) {
        super(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "supply_cap_exceeded",
                "Only " + unissuedRao + " rao may still come into existence.",
                Map.of("unissued_rao", Long.toString(unissuedRao)));
    }
}
