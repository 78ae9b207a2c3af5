package io.taomarket.inference.miner;

import java.time.Instant;

/**
 * How one attempt went.
 *
 * @param firstTokenMs -1 when there was none
 * @param tokensPerSecond of the completion; 0 where nothing was generated
 */
public record Sample(Instant at, boolean delivered, long firstTokenMs, long latencyMs, double tokensPerSecond) {}
