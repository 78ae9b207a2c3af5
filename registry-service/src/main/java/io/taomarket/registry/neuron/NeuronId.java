package io.taomarket.registry.neuron;

import java.io.Serializable;

/** A slot of a subnet. */
record NeuronId(int netuid, int uid) implements Serializable {}
