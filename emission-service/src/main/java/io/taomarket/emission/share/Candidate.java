package io.taomarket.emission.share;

import java.math.BigInteger;

/**
 * A subnet that a block pays into.
 *
 * @param demandBits what its customers pay: a moving average in 2^-32 rao per block
 */
public record Candidate(int netuid, BigInteger demandBits) {}
