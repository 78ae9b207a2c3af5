package io.taomarket.inference.generation;

import io.taomarket.contracts.inference.RequestServed;

/** One record of the spool: the fact for the other services, and the details for the customer. */
public record Served(RequestServed event, Details details) {}
