package io.taomarket.yuma;

/** B: the bonds that the previous epoch stored and that still hold. */
final class OldBonds {

    private OldBonds() {}

    /** Without bonds to neurons that have come since the last epoch: they belong to the slot's former holder. */
    static Entries[] of(EpochInput input) {
        var registrations = Registrations.of(input);
        var before = lastTempo(input) - 1;
        return input.neurons().stream()
                .map(neuron -> registrations.knownAt(before, neuron.bonds().entries()))
                .toArray(Entries[]::new);
    }

    /** L + 1, or t − tempo before the first epoch. */
    private static long lastTempo(EpochInput input) {
        if (input.lastEpochBlock() != 0) return input.lastEpochBlock() + 1;
        return Math.max(0, input.block() - input.hyperparameters().tempoBlocks());
    }
}
