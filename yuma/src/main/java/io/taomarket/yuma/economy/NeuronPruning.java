package io.taomarket.yuma.economy;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who gives up the slot when a full subnet gets a newcomer (§5.4): the one that earned least.
 *
 * @param immunityBlocks how long a newcomer is immune (§5.3)
 * @param minNonImmune while no more than these are out of immunity, the immune ones are pruned instead
 */
public record NeuronPruning(long immunityBlocks, int minNonImmune) {

    private static final Comparator<Neuron> WORST_FIRST = Comparator.<Neuron>comparingLong(
                    neuron -> neuron.emissionRao() + Long.MIN_VALUE)
            .thenComparingLong(neuron -> neuron.registeredAtBlock() + Long.MIN_VALUE)
            .thenComparingInt(Neuron::uid);

    /**
     * The holder of a slot.
     *
     * @param emissionRao what the last epoch paid it, unsigned
     * @param registeredAtBlock when it took the slot
     * @param isImmortal whether it is the owner's and never pruned
     */
    public record Neuron(int uid, long emissionRao, long registeredAtBlock, boolean isImmortal) {}

    /**
     * The first by (emission, registration, uid) among the non-immune if there are more of these than the minimum, else
     * among the immune; nobody if there is none.
     */
    public OptionalInt uidToPrune(List<Neuron> neurons, long block) {
        var mortals = neurons.stream().filter(neuron -> !neuron.isImmortal()).toList();
        Predicate<Neuron> immune = neuron -> isImmune(neuron, block);
        var nonImmune = mortals.stream().filter(immune.negate()).toList();
        if (nonImmune.size() > minNonImmune) return worst(nonImmune.stream());
        return worst(mortals.stream().filter(immune));
    }

    /** t − r < immunity period. */
    private boolean isImmune(Neuron neuron, long block) {
        return Long.compareUnsigned(U64.subtract(block, neuron.registeredAtBlock()), immunityBlocks) < 0;
    }

    private static OptionalInt worst(Stream<Neuron> candidates) {
        return candidates.sorted(WORST_FIRST).mapToInt(Neuron::uid).findFirst();
    }
}
