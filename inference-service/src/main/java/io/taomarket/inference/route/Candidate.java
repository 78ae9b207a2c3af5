package io.taomarket.inference.route;

import io.taomarket.inference.catalogue.Offer;
import java.util.Comparator;

/**
 * A miner that may serve the request.
 *
 * @param completionLimit most tokens of one choice that it may generate
 * @param worstRao what the request costs there at most
 * @param weight quality² / price / latency / load: its share of the draw
 * @param draw the number drawn for it; the highest one is tried first
 */
public record Candidate(Offer offer, long completionLimit, long worstRao, double weight, double draw) {

    static final Comparator<Candidate> BY_DRAW =
            Comparator.comparingDouble(Candidate::draw).reversed();
}
