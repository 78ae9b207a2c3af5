package io.taomarket.inference.rate;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How tokens per minute are counted. In memory: each replica counts for itself.
 *
 * @param remembered most keys whose use is remembered; a forgotten one begins with a full minute
 */
@Validated
@ConfigurationProperties("inference.rate")
record RateProperties(@DefaultValue("100000") @Positive int remembered) {}
