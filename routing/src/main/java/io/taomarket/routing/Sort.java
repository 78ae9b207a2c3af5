package io.taomarket.routing;

/** What is tried first where the customer wants no balance. */
public enum Sort {
    /** The lowest effective price for this request. */
    PRICE,
    /** The most tokens per second. */
    THROUGHPUT,
    /** The shortest time until the first token. */
    LATENCY
}
