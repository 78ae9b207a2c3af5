package io.taomarket.yuma.reference;

import io.taomarket.yuma.EpochInput;
import io.taomarket.yuma.Hyperparameters;
import io.taomarket.yuma.Neuron;
import io.taomarket.yuma.SparseRow;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;
import org.jspecify.annotations.Nullable;

/** Subnets for properties, and the same subnet with one thing changed. */
final class Subnets extends DomainContextBase {

    @Provide
    Arbitrary<EpochInput> subnets() {
        return Arbitraries.randomValue(RandomSubnet::draw);
    }

    static EpochInput withNeurons(EpochInput input, List<Neuron> neurons) {
        return with(input, input.hyperparameters(), input.ownerUid(), neurons);
    }

    static EpochInput with(EpochInput input, Hyperparameters rules, @Nullable Integer owner, List<Neuron> neurons) {
        return new EpochInput(input.block(), input.emissionRao(), rules, input.lastEpochBlock(), owner, neurons);
    }

    static EpochInput withNeuron(EpochInput input, int changed, UnaryOperator<Neuron> change) {
        var neurons = input.neurons();
        return withNeurons(
                input,
                IntStream.range(0, neurons.size())
                        .mapToObj(uid -> uid == changed ? change.apply(neurons.get(uid)) : neurons.get(uid))
                        .toList());
    }

    static Neuron withWeights(Neuron neuron, SparseRow weights) {
        return with(neuron, neuron.registeredAtBlock(), weights, neuron.bonds());
    }

    static Neuron with(Neuron neuron, long registeredAtBlock, SparseRow weights, SparseRow bonds) {
        return new Neuron(
                neuron.stakeRao(),
                neuron.lastUpdateBlock(),
                registeredAtBlock,
                neuron.validatorPermit(),
                neuron.earliestCommitBlock(),
                weights,
                bonds);
    }
}
