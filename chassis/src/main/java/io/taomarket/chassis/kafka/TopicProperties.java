package io.taomarket.chassis.kafka;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How topics are made.
 *
 * @param partitions how many replicas of a consumer can share a topic
 * @param replicas how many brokers keep it; three in production
 */
@Validated
@ConfigurationProperties("taomarket.kafka")
record TopicProperties(
        @DefaultValue("6") @Positive int partitions,
        @DefaultValue("1") @Positive short replicas) {}
