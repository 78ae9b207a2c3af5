package io.taomarket.chassis.deadletter;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of what the operator can ask about dead letters.
 *
 * @param page how many are shown at most; more than anyone reads
 * @param replay how many are replayed by one call at most; they are held in memory meanwhile
 * @param patience how long to wait for the broker; someone is waiting for the answer
 */
@Validated
@ConfigurationProperties("taomarket.dead-letters")
record DeadLetterProperties(
        @DefaultValue("200") @Positive @Max(1_000) int page,
        @DefaultValue("1000") @Positive @Max(10_000) int replay,
        @DefaultValue("10s") Duration patience) {}
