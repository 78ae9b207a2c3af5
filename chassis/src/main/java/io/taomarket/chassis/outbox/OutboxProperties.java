package io.taomarket.chassis.outbox;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How facts leave.
 *
 * @param pollInterval how often the outbox is looked at although nobody has said anything: finds what another,
 *     crashed instance has left
 * @param rest pause after each look, so that facts said in quick succession leave together
 * @param batchSize most facts sent in one go, so that a backlog cannot fill the memory
 * @param sendTimeout how long Kafka may take to acknowledge a batch before it is sent again
 */
@Validated
@ConfigurationProperties("taomarket.outbox")
record OutboxProperties(
        @DefaultValue("1s") Duration pollInterval,
        @DefaultValue("20ms") Duration rest,
        @DefaultValue("500") @Positive int batchSize,
        @DefaultValue("20s") Duration sendTimeout) {}
