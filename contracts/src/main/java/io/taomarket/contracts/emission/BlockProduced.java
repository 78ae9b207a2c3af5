package io.taomarket.contracts.emission;

import static java.util.Objects.requireNonNull;

import io.taomarket.contracts.Event;
import io.taomarket.contracts.Require;
import java.time.Instant;
import java.util.UUID;

/**
 * A block has passed: the platform's clock.
 *
 * @param height counts from 1 without gaps
 * @param emissionRao what this block minted into the subnets' pending budgets
 * @param issuedRao everything issued after it, pending budgets included
 */
public record BlockProduced(UUID eventId, Instant occurredAt, long height, long emissionRao, long issuedRao)
        implements Event {

    public static final String TOPIC = "emission.block-produced.v1";

    public BlockProduced {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        if (height < 1) throw new IllegalArgumentException("height must be at least 1: " + height);
        Require.nonNegative(emissionRao, "emissionRao");
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return "chain";
    }
}
