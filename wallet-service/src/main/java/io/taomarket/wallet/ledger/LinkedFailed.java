package io.taomarket.wallet.ledger;

import io.taomarket.chassis.problem.Refusal;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** One of several linked commands was refused, and so none of them has happened. */
public final class LinkedFailed extends Refusal {

    private final int index;
    private final transient Refusal reason;

    /** Names the first that was refused, by its place among the linked ones. */
    public LinkedFailed(int index, Refusal reason) {
        super(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "linked_failed",
                "Number " + index + " of these was refused: " + reason.getMessage(),
                Map.of("cause_index", index, "cause_code", reason.code()));
        this.index = index;
        this.reason = reason;
    }

    public int index() {
        return index;
    }

    public Refusal reason() {
        return reason;
    }
}
