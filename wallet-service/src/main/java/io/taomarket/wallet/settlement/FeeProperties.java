package io.taomarket.wallet.settlement;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the protocol takes of each charge.
 *
 * @param protocolBasisPoints of 10 000; recycled, so that using the market makes the token scarcer
 */
@Validated
@ConfigurationProperties("wallet.fees")
record FeeProperties(
        @DefaultValue("1000") @PositiveOrZero @Max(FeeSplit.ALL)
        int protocolBasisPoints) {}
