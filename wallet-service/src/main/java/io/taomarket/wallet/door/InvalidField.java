package io.taomarket.wallet.door;

import io.taomarket.chassis.problem.Refusal;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** A field of a request holds what it cannot hold; says which and why. */
public final class InvalidField extends Refusal {

    public InvalidField(String field, String why) {
        super(HttpStatus.BAD_REQUEST, "invalid_field", field + " " + why + ".", Map.of("field", field));
    }
}
