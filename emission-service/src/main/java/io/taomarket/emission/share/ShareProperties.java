package io.taomarket.emission.share;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which share rule holds.
 *
 * @param rule what shares follow
 * @param floorPercent part of the emission that the demand rule shares equally, so that a new subnet can begin
 * @param weights of the fixed rule, by netuid
 */
@Validated
@ConfigurationProperties("emission.share")
record ShareProperties(
        @DefaultValue("demand") Kind rule,
        @DefaultValue("10") @Min(0) @Max(100) int floorPercent,
        @DefaultValue Map<Integer, @PositiveOrZero Long> weights) {

    /** What shares follow. */
    enum Kind {
        DEMAND,
        FIXED
    }
}
