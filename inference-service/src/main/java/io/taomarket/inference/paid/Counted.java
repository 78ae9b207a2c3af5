package io.taomarket.inference.paid;

import io.taomarket.inference.meter.Claim;

/**
 * How much an answer has.
 *
 * @param completionTokens our count
 * @param claim the miner's
 */
public record Counted(long completionTokens, Claim claim) {

    /** Of an answer about which the miner has said nothing, or that did not come to its end. */
    public static Counted of(long completionTokens) {
        return new Counted(completionTokens, Claim.NONE);
    }
}
