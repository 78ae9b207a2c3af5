package io.taomarket.inference.idempotent;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long and how much is remembered for those who send a request again.
 *
 * @param kept how long a key is remembered with its answer
 * @param lease how long a run lasts without news of its replica; then the replica is dead and the key may run again;
 *     renewed every five seconds
 * @param maxAnswerBytes the longest answer that is kept, before it is packed
 */
@Validated
@ConfigurationProperties("inference.idempotent")
record IdempotentProperties(
        @DefaultValue("24h") Duration kept,
        @DefaultValue("30s") @DurationMin(seconds = 15) Duration lease,
        @DefaultValue("4194304") @Positive int maxAnswerBytes) {}
