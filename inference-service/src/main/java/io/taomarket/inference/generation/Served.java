package io.taomarket.inference.generation;

import static java.util.Objects.requireNonNull;

import io.taomarket.contracts.inference.RequestServed;

/** One record of the spool: the fact for the other services, and the details for the customer. */
public record Served(RequestServed event, Details details) {

    public Served {
        requireNonNull(event, "event");
        requireNonNull(details, "details");
    }
}
