package io.taomarket.yuma.reference;

import io.taomarket.yuma.EpochInput;
import io.taomarket.yuma.Neuron;
import io.taomarket.yuma.NeuronResult;
import java.util.ArrayList;
import java.util.List;

/** The same subnet a tempo later, with the bonds and permits that its last epoch decided. */
final class NextEpoch {

    private NextEpoch() {}

    static EpochInput after(EpochInput input, List<NeuronResult> results) {
        var neurons = new ArrayList<Neuron>();
        for (var uid = 0; uid < results.size(); uid++) {
            neurons.add(neuron(input.neurons().get(uid), results.get(uid)));
        }
        var rules = input.hyperparameters();
        return new EpochInput(
                input.block() + rules.tempoBlocks(),
                input.emissionRao(),
                rules,
                input.block(),
                input.ownerUid(),
                neurons);
    }

    private static Neuron neuron(Neuron before, NeuronResult result) {
        return new Neuron(
                before.stakeRao(),
                before.lastUpdateBlock(),
                before.registeredAtBlock(),
                result.validatorPermit(),
                before.earliestCommitBlock(),
                before.weights(),
                result.bonds());
    }
}
