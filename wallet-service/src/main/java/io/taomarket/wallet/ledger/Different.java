package io.taomarket.wallet.ledger;

import io.taomarket.chassis.problem.Refusal;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** An id was used before for something else; money has not moved a second time. */
public final class Different extends Refusal {

    private Different(String field) {
        super(
                HttpStatus.CONFLICT,
                "exists_different",
                "This id was used before with another " + field + ".",
                Map.of("field", field));
    }

    /** Passes when the present request repeats the past one in this field. */
    public static void refuseUnlessSame(String field, @Nullable Object past, @Nullable Object present) {
        if (!Objects.equals(past, present)) throw new Different(field);
    }
}
