package io.taomarket.chassis.signing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How old a signed request may be.
 *
 * @param window how long a signature is good for: long enough for a slow connection, short enough that few nonces
 *     must be remembered
 * @param skew how far two clocks may be apart, in either direction
 */
@ConfigurationProperties("taomarket.signing")
public record SigningProperties(
        @DefaultValue("5s") Duration window,
        @DefaultValue("5s") Duration skew) {

    public SigningProperties {
        if (!window.isPositive()) throw new IllegalArgumentException("taomarket.signing.window must be positive");
        if (skew.isNegative()) throw new IllegalArgumentException("taomarket.signing.skew must not be negative");
    }

    /** The defaults, for programs without Spring. */
    public static SigningProperties defaults() {
        return new SigningProperties(Duration.ofSeconds(5), Duration.ofSeconds(5));
    }

    Duration acceptedAge() {
        return window.plus(skew);
    }
}
