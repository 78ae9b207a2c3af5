package io.taomarket.standalone.market;

import java.nio.file.Path;

/**
 * What the demonstration needs to know.
 *
 * @param url the gateway
 * @param adminKey sells TAO to those who arrive
 * @param installation a secret of this installation; the ids of all steps grow from it
 * @param dataDirectory where keys and people are kept
 * @param firstMinerPort the miners take it and those above
 * @param simulators whether miners that only simulate take part
 */
public record MarketSettings(
        String url, String adminKey, String installation, Path dataDirectory, int firstMinerPort, boolean simulators) {}
