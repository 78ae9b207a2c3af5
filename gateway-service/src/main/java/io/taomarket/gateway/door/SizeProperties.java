package io.taomarket.gateway.door;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long the parts of a request's head may be.
 *
 * @param path characters of the path; the longest real one is a model's id
 * @param query characters of the query
 * @param headers how many headers; a browser sends about twenty
 * @param header characters of one header
 */
@Validated
@ConfigurationProperties("gateway.sizes")
record SizeProperties(
        @DefaultValue("2048") @Positive int path,
        @DefaultValue("4096") @Positive int query,
        @DefaultValue("64") @Positive int headers,
        @DefaultValue("8192") @Positive int header) {}
