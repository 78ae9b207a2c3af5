package io.taomarket.yuma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class YumaTests {

    private static final long EMISSION_RAO = 1_000_000_000;
    private static final int LARGEST_WEIGHT = 1000;

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void nobodyTogetherGetsMoreThanAll(@ForAll("subnets") EpochInput input) {
        var neurons = Yuma.run(input).neurons();

        var shareBits = neurons.stream()
                .mapToLong(n -> n.incentiveBits() + n.dividendBits())
                .sum();
        var paidRao = neurons.stream()
                .mapToLong(n -> n.serverEmissionRao() + n.validatorEmissionRao())
                .sum();
        assertThat(shareBits).isBetween(0L, Fixed.ONE);
        assertThat(paidRao).isBetween(0L, EMISSION_RAO);
        assertThat(neurons).allSatisfy(n -> {
            assertThat(n.incentiveBits()).isNotNegative();
            assertThat(n.dividendBits()).isNotNegative();
        });
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void sharesFollowTheNeuronNotItsUid(@ForAll("subnets") EpochInput input, @ForAll @IntRange(max = 20) int shift) {
        var size = input.neurons().size();
        var moved = rotated(input, shift);

        var original = Yuma.run(input).neurons();
        var result = Yuma.run(moved).neurons();

        for (var uid = 0; uid < size; uid++) {
            var expected = original.get(uid);
            var actual = result.get((uid + shift) % size);
            assertThat(actual).isEqualTo(withBonds(expected, rotated(expected.bonds(), shift, size)));
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void onlyTheProportionsOfAValidatorsWeightsCount(
            @ForAll("subnets") EpochInput input, @ForAll @IntRange(min = 1, max = 65) int factor) {
        var first = input.neurons().getFirst();
        var scaled = withWeights(
                first,
                new SparseRow(
                        first.weights().uids(),
                        Arrays.stream(first.weights().values())
                                .map(weight -> weight * factor)
                                .toArray()));
        var neurons = Stream.concat(Stream.of(scaled), input.neurons().stream().skip(1))
                .toList();

        assertThat(Yuma.run(withNeurons(input, neurons))).isEqualTo(Yuma.run(input));
    }

    @Provide
    Arbitrary<EpochInput> subnets() {
        return Arbitraries.integers().between(2, 10).flatMap(size -> Combinators.combine(
                        neuron(size).list().ofSize(size),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(0, 30000, 65535))
                .as(this::subnet));
    }

    private EpochInput subnet(List<Neuron> neurons, boolean yuma3, boolean liquidAlpha, int penalty) {
        var rules = new Hyperparameters(
                10, 32767, 900_000, penalty, yuma3, liquidAlpha, 45875, 58982, 1000, 1000, neurons.size(), 0, false);
        return new EpochInput(100, EMISSION_RAO, rules, 0, null, neurons);
    }

    private Arbitrary<Neuron> neuron(int size) {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 5_000_000_000_000_000L / size),
                        Arbitraries.longs().between(85, 100),
                        Arbitraries.longs().between(80, 95),
                        Arbitraries.of(true, false),
                        row(size, LARGEST_WEIGHT),
                        row(size, 65535))
                .as((stakeRao, updated, registered, permit, weights, bonds) ->
                        new Neuron(stakeRao, updated, registered, permit, null, weights, bonds));
    }

    private Arbitrary<SparseRow> row(int size, int largest) {
        var uids = Arbitraries.subsetOf(IntStream.range(0, size).boxed().toList());
        var values =
                Arbitraries.integers().between(0, largest).array(int[].class).ofSize(size);
        return Combinators.combine(uids, values)
                .as((chosen, all) -> new SparseRow(
                        chosen.stream().mapToInt(i -> i).toArray(),
                        chosen.stream().mapToInt(i -> all[i]).toArray()));
    }

    private static EpochInput rotated(EpochInput input, int shift) {
        var size = input.neurons().size();
        var neurons = IntStream.range(0, size)
                .mapToObj(uid -> input.neurons().get(Math.floorMod(uid - shift, size)))
                .map(n -> new Neuron(
                        n.stakeRao(),
                        n.lastUpdateBlock(),
                        n.registeredAtBlock(),
                        n.validatorPermit(),
                        n.earliestCommitBlock(),
                        rotated(n.weights(), shift, size),
                        rotated(n.bonds(), shift, size)))
                .toList();
        return withNeurons(input, neurons);
    }

    private static SparseRow rotated(SparseRow row, int shift, int size) {
        return new SparseRow(
                Arrays.stream(row.uids()).map(uid -> (uid + shift) % size).toArray(), row.values());
    }

    private static EpochInput withNeurons(EpochInput input, List<Neuron> neurons) {
        return new EpochInput(
                input.block(),
                input.emissionRao(),
                input.hyperparameters(),
                input.lastEpochBlock(),
                input.ownerUid(),
                neurons);
    }

    private static Neuron withWeights(Neuron n, SparseRow weights) {
        return new Neuron(
                n.stakeRao(),
                n.lastUpdateBlock(),
                n.registeredAtBlock(),
                n.validatorPermit(),
                n.earliestCommitBlock(),
                weights,
                n.bonds());
    }

    private static NeuronResult withBonds(NeuronResult n, SparseRow bonds) {
        return new NeuronResult(
                n.consensus(),
                n.incentive(),
                n.dividends(),
                n.validatorTrust(),
                n.stakeWeight(),
                n.active(),
                n.validatorPermit(),
                n.incentiveBits(),
                n.dividendBits(),
                n.emissionRao(),
                n.serverEmissionRao(),
                n.validatorEmissionRao(),
                bonds);
    }
}
