package io.taomarket.registry.epoch;

/**
 * The newest epoch of a subnet that has been computed.
 *
 * @param epoch counts from 1 within the subnet
 * @param block the block at which it fell due
 */
public record LastEpoch(long epoch, long block) {}
