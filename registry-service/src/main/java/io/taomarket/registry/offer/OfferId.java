package io.taomarket.registry.offer;

import java.io.Serializable;

/** A miner in a subnet. */
record OfferId(int netuid, String hotkey) implements Serializable {}
