package io.taomarket.cli.epoch;

import io.taomarket.cli.Failure;
import io.taomarket.cli.platform.Platform;
import tools.jackson.databind.JsonNode;

/** The epochs that a platform shows to everybody. */
record PublishedEpochs(Platform platform) {

    /** One epoch whole. */
    JsonNode epoch(int netuid, long epoch) {
        return platform.read("/api/v1/subnets/" + netuid + "/epochs/" + epoch);
    }

    /** The number of the newest epoch. */
    long latest(int netuid) {
        var newest = platform.read("/api/v1/subnets/" + netuid + "/epochs?limit=1")
                .path("items")
                .path(0)
                .path("epoch");
        if (newest.canConvertToLong()) return newest.asLong();
        throw new Failure(platform.url() + ": subnet " + netuid + " has no epoch yet");
    }
}
