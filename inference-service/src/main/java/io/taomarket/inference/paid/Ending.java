package io.taomarket.inference.paid;

import io.taomarket.contracts.inference.Attempt;
import io.taomarket.contracts.inference.Outcome;
import java.util.List;

/** How a request ended. */
record Ending(
        Outcome outcome,
        Usage usage,
        String finishReason,
        String responseSha256,
        List<Attempt> attempts,
        long firstTokenMs,
        long overheadMs) {

    Ending {
        attempts = List.copyOf(attempts);
    }
}
