package io.taomarket.yuma;

import java.math.BigInteger;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * Several mechanisms of one subnet: the same neurons weight and are weighted in each, with weights, bonds and last
 * updates of its own, for a share of the budget of its own. Each is an epoch; here they are put together.
 */
public final class Mechanisms {

    private static final int FRACTION_BITS = 64;

    private final List<EpochResult> epochs;
    private final List<BigInteger> shares;

    private Mechanisms(List<EpochResult> epochs, List<BigInteger> shares) {
        this.epochs = epochs;
        this.shares = shares;
    }

    /** The budgets of the inputs are the parts of the subnet's; the first input is mechanism 0. */
    public static MechanismsResult run(List<EpochInput> inputs) {
        if (inputs.isEmpty()) throw new IllegalArgumentException("a subnet has at least one mechanism");
        var size = inputs.getFirst().neurons().size();
        if (inputs.stream().anyMatch(input -> input.neurons().size() != size))
            throw new IllegalArgumentException("all mechanisms have the same neurons");
        var epochs = inputs.stream().map(Yuma::run).toList();
        var mechanisms = new Mechanisms(epochs, shares(inputs));
        return new MechanismsResult(
                epochs, IntStream.range(0, size).mapToObj(mechanisms::neuron).toList());
    }

    /** E_m / E in 64.64, truncated; without a budget all belongs to mechanism 0. */
    private static List<BigInteger> shares(List<EpochInput> inputs) {
        var total = inputs.stream()
                .map(input -> BigInteger.valueOf(input.emissionRao()))
                .reduce(BigInteger.ZERO, BigInteger::add);
        if (total.signum() == 0)
            return IntStream.range(0, inputs.size())
                    .mapToObj(m -> m == 0 ? BigInteger.ONE.shiftLeft(FRACTION_BITS) : BigInteger.ZERO)
                    .toList();
        return inputs.stream()
                .map(input -> BigInteger.valueOf(input.emissionRao())
                        .shiftLeft(FRACTION_BITS)
                        .divide(total))
                .toList();
    }

    private MechanismsResult.Neuron neuron(int uid) {
        var results = epochs.stream().map(epoch -> epoch.neurons().get(uid)).toList();
        return new MechanismsResult.Neuron(
                (int) average(results, NeuronResult::consensus),
                (int) average(results, NeuronResult::dividends),
                (int) average(results, NeuronResult::validatorTrust),
                (int) average(results, NeuronResult::stakeWeight),
                results.stream().anyMatch(NeuronResult::active),
                results.stream().anyMatch(NeuronResult::validatorPermit),
                sum(results, NeuronResult::emissionRao),
                average(results, NeuronResult::emissionRao),
                sum(results, NeuronResult::serverEmissionRao),
                sum(results, NeuronResult::validatorEmissionRao));
    }

    /** Σ_m floor(x_m · E_m / E). */
    private long average(List<NeuronResult> results, ToLongFunction<NeuronResult> number) {
        return IntStream.range(0, results.size())
                .mapToObj(m -> BigInteger.valueOf(number.applyAsLong(results.get(m)))
                        .multiply(shares.get(m))
                        .shiftRight(FRACTION_BITS))
                .reduce(BigInteger.ZERO, BigInteger::add)
                .longValueExact();
    }

    private static long sum(List<NeuronResult> results, ToLongFunction<NeuronResult> number) {
        return results.stream().mapToLong(number).reduce(0, Math::addExact);
    }
}
