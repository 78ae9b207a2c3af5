package io.taomarket.inference.request;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much a customer may send.
 *
 * @param maxBodyBytes of a request; room for a full context of the largest models, and held in memory while it runs
 * @param maxInputs texts of one embeddings request, as in OpenAI's API
 * @param maxMessages of one chat request; more than any conversation, less than an attack
 */
@Validated
@ConfigurationProperties("inference.request")
public record RequestProperties(
        @DefaultValue("8388608") @Positive int maxBodyBytes,
        @DefaultValue("2048") @Positive int maxInputs,
        @DefaultValue("4096") @Positive int maxMessages) {}
