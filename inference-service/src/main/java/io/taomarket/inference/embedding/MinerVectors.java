package io.taomarket.inference.embedding;

import io.taomarket.inference.meter.Claim;

/** A miner's vectors by the index of their inputs, and what the miner says that it has counted. */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record MinerVectors(float[][] vectors, Claim claim) {}
