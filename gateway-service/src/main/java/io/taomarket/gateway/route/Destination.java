package io.taomarket.gateway.route;

/** Where a request goes. */
public enum Destination {
    GATEWAY,
    REGISTRY,
    INFERENCE,
    SCORING,
    EMISSION,
    WALLET
}
