package io.taomarket.routing;

import static java.util.Objects.requireNonNull;

/**
 * What keeps requests together at one miner, where its caches are warm.
 *
 * @param key the same for requests that belong together
 * @param isSession whether the customer has said so; then it goes before newcomers' share
 */
public record Affinity(String key, boolean isSession) {

    public Affinity {
        requireNonNull(key, "key");
    }
}
