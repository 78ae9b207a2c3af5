package io.taomarket.chassis.egress;

import java.time.Duration;

/**
 * How long one exchange may take.
 *
 * @param firstByte from the call to the whole response head, connecting included
 * @param betweenBytes how long a read of the body may wait for its next byte
 * @param total from the call to the last byte, whatever happens in between
 */
public record Deadlines(Duration firstByte, Duration betweenBytes, Duration total) {

    public Deadlines {
        if (!firstByte.isPositive() || !betweenBytes.isPositive() || !total.isPositive())
            throw new IllegalArgumentException("deadlines must be positive");
    }
}
