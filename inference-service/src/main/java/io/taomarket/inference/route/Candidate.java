package io.taomarket.inference.route;

import io.taomarket.inference.catalogue.Offer;
import io.taomarket.routing.Pick;

/**
 * A miner that may serve the request.
 *
 * @param need how much the request takes there, by the tokens that the offer is counted by
 * @param completionLimit most tokens of one choice that it may generate
 * @param worstRao what the request costs there at most
 * @param pick why it stands where it stands
 */
public record Candidate(Offer offer, Need need, long completionLimit, long worstRao, Pick pick) {

    /** How many tokens the request has there at most. */
    long worstTokens() {
        return need.promptTokens() + completionLimit * need.choices();
    }
}
