package io.taomarket.inference.receipt;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the receipts of a day are sealed.
 *
 * @param grace how long after midnight (UTC) a day is sealed: longer than a spool usually waits for the database, so
 *     that few receipts are late
 * @param proofsKept how long a proof can be asked for; as long as generations
 * @param maxPageSize of the list of roots
 */
@Validated
@ConfigurationProperties("inference.receipt")
record ReceiptProperties(
        @DefaultValue("15m") Duration grace,
        @DefaultValue("90d") Duration proofsKept,
        @DefaultValue("100") @Positive @Max(1000) int maxPageSize) {

    ReceiptProperties {
        if (grace.isNegative()) throw new IllegalArgumentException("inference.receipt.grace must not be negative");
        if (proofsKept.toDays() < 2) throw new IllegalArgumentException("inference.receipt.proofs-kept is too short");
    }
}
