package io.taomarket.contracts.emission;

import static java.util.Objects.requireNonNull;

import io.taomarket.contracts.Event;
import io.taomarket.contracts.Require;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An epoch's budget has been divided; wallet can now mint and pay it.
 *
 * @param epoch the subnet's epoch; paid once per (netuid, epoch)
 * @param budgetRao what was pending: equal to all payouts plus what is carried over
 * @param carriedRao what flooring left, part of the next budget
 * @param payouts who gets what; none is zero
 */
public record EpochPaid(
        UUID eventId, Instant occurredAt, int netuid, long epoch, long budgetRao, long carriedRao, List<Payout> payouts)
        implements Event {

    public static final String TOPIC = "emission.epoch-paid.v1";

    public EpochPaid {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        payouts = List.copyOf(payouts);
        Require.nonNegative(carriedRao, "carriedRao");
        var paidRao = payouts.stream().mapToLong(Payout::amountRao).reduce(0, Math::addExact);
        if (Math.addExact(paidRao, carriedRao) != budgetRao)
            throw new IllegalArgumentException("payouts and carry do not sum to the budget");
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return Integer.toString(netuid);
    }
}
