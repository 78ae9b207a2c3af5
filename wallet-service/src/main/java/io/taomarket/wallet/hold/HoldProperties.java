package io.taomarket.wallet.hold;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long money may stay set aside.
 *
 * @param ttl how long a hold outlives the last heartbeat of its replica; must outlast the slowest request and the
 *     longest outage after which served requests should still be paid from the hold
 * @param yieldAfter how long a replica must have been silent before its holds yield to a request that the account could
 *     not pay otherwise; a few heartbeats, so that money left by a dead replica is not missed
 * @param sweepLimit most holds released at once, so that a backlog leaves room for others
 * @param maxOpenPerKey more open holds of one key than replicas can exist mean that somebody ties money up
 */
@Validated
@ConfigurationProperties("wallet.holds")
public record HoldProperties(
        @DefaultValue("10m") Duration ttl,
        @DefaultValue("2m") Duration yieldAfter,
        @DefaultValue("500") @Positive int sweepLimit,
        @DefaultValue("100") @Positive int maxOpenPerKey) {

    public HoldProperties {
        if (!yieldAfter.isPositive() || yieldAfter.compareTo(ttl) > 0)
            throw new IllegalArgumentException(
                    "wallet.holds.yield-after must be positive and not above wallet.holds.ttl");
    }
}
