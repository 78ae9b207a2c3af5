package io.taomarket.yuma.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.yuma.EpochInput;
import io.taomarket.yuma.NeuronResult;
import io.taomarket.yuma.SparseRow;
import io.taomarket.yuma.Yuma;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Neither the order of the rows nor that of a row's entries changes what anyone gets. */
@Domain(Subnets.class)
@Domain(DomainContext.Global.class)
class OrderPropertyTests {

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void resultsFollowTheNeuronsWhereverTheyStand(@ForAll EpochInput drawn, @ForAll Random random) {
        var input = withPermitsForAll(drawn);
        var places = places(input.neurons().size(), random);

        var original = Yuma.run(input).neurons();
        var moved = Yuma.run(moved(input, places)).neurons();

        for (var uid = 0; uid < original.size(); uid++)
            assertThat(moved.get(places.get(uid))).isEqualTo(moved(original.get(uid), places));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void theOrderOfARowsEntriesIsNotKept(@ForAll EpochInput input, @ForAll Random random) {
        var shuffled = input.neurons().stream()
                .map(n -> Subnets.with(
                        n, n.registeredAtBlock(), shuffled(n.weights(), random), shuffled(n.bonds(), random)))
                .toList();

        assertThat(Yuma.run(Subnets.withNeurons(input, shuffled))).isEqualTo(Yuma.run(input));
    }

    /** Where permits are scarce the higher of equal uids gets one, so there order does matter. */
    private static EpochInput withPermitsForAll(EpochInput input) {
        var rules = Rules.withPermits(input.hyperparameters(), input.neurons().size());
        return Subnets.with(input, rules, input.ownerUid(), input.neurons());
    }

    private static List<Integer> places(int size, Random random) {
        var places = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(places, random);
        return places;
    }

    private static EpochInput moved(EpochInput input, List<Integer> places) {
        var neurons = new ArrayList<>(input.neurons());
        for (var uid = 0; uid < places.size(); uid++) {
            var n = input.neurons().get(uid);
            neurons.set(
                    places.get(uid),
                    Subnets.with(n, n.registeredAtBlock(), moved(n.weights(), places), moved(n.bonds(), places)));
        }
        var owner = input.ownerUid() == null ? null : places.get(input.ownerUid());
        return Subnets.with(input, input.hyperparameters(), owner, neurons);
    }

    private static SparseRow moved(SparseRow row, List<Integer> places) {
        var uids = row.uids();
        for (var k = 0; k < uids.length; k++) if (uids[k] < places.size()) uids[k] = places.get(uids[k]);
        return new SparseRow(uids, row.values());
    }

    private static NeuronResult moved(NeuronResult n, List<Integer> places) {
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
                moved(n.bonds(), places));
    }

    private static SparseRow shuffled(SparseRow row, Random random) {
        var order = places(row.size(), random);
        var uids = row.uids();
        var values = row.values();
        return new SparseRow(
                order.stream().mapToInt(k -> uids[k]).toArray(),
                order.stream().mapToInt(k -> values[k]).toArray());
    }
}
