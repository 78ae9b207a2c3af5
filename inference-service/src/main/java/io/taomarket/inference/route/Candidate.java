package io.taomarket.inference.route;

import io.taomarket.inference.catalogue.Offer;
import io.taomarket.routing.Pick;

/**
 * A miner that may serve the request.
 *
 * @param completionLimit most tokens of one choice that it may generate
 * @param worstRao what the request costs there at most
 * @param pick why it stands where it stands
 */
public record Candidate(Offer offer, long completionLimit, long worstRao, Pick pick) {}
