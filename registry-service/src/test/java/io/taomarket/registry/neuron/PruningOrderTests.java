package io.taomarket.registry.neuron;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.registry.TestVectors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class PruningOrderTests {

    static Iterable<JsonNode> vectors() {
        return TestVectors.cases("economy-10-prune-neuron");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void choosesWhomTheChainChooses(JsonNode vector) {
        var args = vector.get("args");
        var immortal = new HashSet<Integer>();
        args.path("immortal").forEach(uid -> immortal.add(uid.asInt()));
        var candidates = new ArrayList<Candidate>();
        for (var neuron : args.get("neurons")) {
            var registeredAt = neuron.get("registered_at").asLong();
            var isImmune = args.get("block").asLong() - registeredAt
                    < args.get("immunity_period").asLong();
            if (immortal.contains(neuron.get("uid").asInt())) continue;
            candidates.add(new Candidate(
                    neuron.get("uid").asInt(), "", neuron.get("emission").asLong(), registeredAt, isImmune));
        }

        var next = PruningOrder.next(candidates, args.get("min_non_immune").asInt());

        var expected = vector.get("expect");
        assertThat(next.map(Candidate::uid).orElse(null)).isEqualTo(expected.isNull() ? null : expected.asInt());
    }

    @Test
    void turnsToTheImmuneOnesWhenOnlyTheMinimumOfOthersIsLeft() {
        var candidates =
                List.of(candidate(0, 9, false), candidate(1, 5, false), candidate(2, 7, false), candidate(3, 0, true));

        var order = PruningOrder.sequence(candidates, 2, 10);

        assertThat(order).extracting(Candidate::uid).containsExactly(1, 3);
    }

    @Test
    void letsNobodyGoWhenNobodyCanBeSpared() {
        assertThat(PruningOrder.next(List.of(candidate(0, 0, false)), 1)).isEmpty();
        assertThat(PruningOrder.next(List.of(), 0)).isEmpty();
    }

    @Property
    void doesNotDependOnTheOrderOfTheCandidates(
            @ForAll @Size(max = 30) List<@LongRange(min = 0, max = 3) Long> emissions,
            @ForAll @IntRange(max = 5) int minNonImmune,
            @ForAll long seed) {
        var candidates = IntStream.range(0, emissions.size())
                .mapToObj(uid -> candidate(uid, emissions.get(uid), uid % 3 == 0))
                .toList();
        var shuffled = new ArrayList<>(candidates);
        Collections.shuffle(shuffled, new Random(seed));

        var order = PruningOrder.sequence(candidates, minNonImmune, 100);

        assertThat(PruningOrder.sequence(shuffled, minNonImmune, 100)).isEqualTo(order);
        assertThat(order).doesNotHaveDuplicates();
        var settledLeft = candidates.stream().filter(c -> !c.isImmune()).count()
                - order.stream().filter(c -> !c.isImmune()).count();
        assertThat(settledLeft)
                .isGreaterThanOrEqualTo(Math.min(
                        minNonImmune,
                        candidates.stream().filter(c -> !c.isImmune()).count()));
    }

    private static Candidate candidate(int uid, long emissionBits, boolean isImmune) {
        return new Candidate(uid, "", emissionBits, uid, isImmune);
    }
}
