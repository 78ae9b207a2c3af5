package io.taomarket.registry.neuron;

import java.util.Comparator;

/**
 * A neuron that may have to leave.
 *
 * @param emissionBits its share of the last epoch, 32.32 bits
 * @param isImmune whether it is still too new to be replaced while others are there
 */
record Candidate(int uid, String hotkey, long emissionBits, long registeredAtBlock, boolean isImmune) {

    /** Whoever earned least goes first; then who came first, then the lower uid. */
    static final Comparator<Candidate> WEAKEST_FIRST = Comparator.comparingLong(Candidate::emissionBits)
            .thenComparingLong(Candidate::registeredAtBlock)
            .thenComparingInt(Candidate::uid);
}
