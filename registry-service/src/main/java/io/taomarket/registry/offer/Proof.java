package io.taomarket.registry.offer;

/** How a challenge ended. */
sealed interface Proof {

    /** The endpoint signed our nonce with the miner's key. */
    record Given() implements Proof {}

    /** It did not. The reason is for the endpoint's owner only. */
    record Missing(String reason) implements Proof {}
}
