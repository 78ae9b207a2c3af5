package io.taomarket.wallet.seal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When days are sealed.
 *
 * @param delay how long after midnight (UTC) a day is over; longer than any batch takes to commit, so that no transfer
 *     of the day comes after its seal
 */
@Validated
@ConfigurationProperties("wallet.seals")
record SealProperties(@DefaultValue("10m") Duration delay) {

    SealProperties {
        if (!delay.isPositive()) throw new IllegalArgumentException("wallet.seals.delay must be positive");
    }
}
