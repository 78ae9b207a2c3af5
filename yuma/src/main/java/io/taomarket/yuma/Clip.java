package io.taomarket.yuma;

/**
 * A weight that was cut down to what the majority supports. Bits are 32.32.
 *
 * @param weightBits W_ij
 * @param clippedBits min(W_ij, C_j)
 */
public record Clip(int validator, int miner, long weightBits, long clippedBits) {}
