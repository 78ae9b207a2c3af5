package io.taomarket.scoring.score;

import java.time.Instant;

/**
 * What the evidence says of one model of one miner.
 *
 * @param quality what the answers are worth, 0 to 1; of a model without reference, how often it answers
 * @param spread standard deviation of the single probes
 * @param samples probes that could be judged
 * @param validators how many validators made them
 * @param isVerified whether the right answers are known
 * @param reliability share of probes and requests that were answered
 * @param latencyMs median time of an answer
 * @param measuredAt when the newest probe was made
 * @param weight what the model deserves: 0 below the floor, else quality² × reliability × a factor for latency
 */
public record Rating(
        double quality,
        double spread,
        long samples,
        int validators,
        boolean isVerified,
        double reliability,
        long latencyMs,
        Instant measuredAt,
        double weight) {}
