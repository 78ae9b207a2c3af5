package io.taomarket.emission.share;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.yuma.Issuance;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ShareRuleTests {

    private static final int FLOOR_PERCENT = 10;

    @Test
    void followsWhatCustomersPayAboveAFloorForAll() {
        var parts = new DemandShare(FLOOR_PERCENT).split(1000, subnets(300, 100, 0));

        assertThat(parts).containsExactly(34 + 675, 33 + 225, 33);
    }

    @Test
    void sharesEquallyWhileNobodyPays() {
        assertThat(new DemandShare(FLOOR_PERCENT).split(1000, subnets(0, 0))).containsExactly(500, 500);
    }

    @Test
    void followsFixedWeightsAndGivesTheUnknownNothing() {
        var rule = new FixedShare(Map.of(1, 3L, 2, 1L));

        assertThat(rule.split(1000, subnets(0, 0, 0))).containsExactly(750, 250, 0);
    }

    @Test
    void sharesEquallyWhenNoPresentSubnetHasAFixedWeight() {
        assertThat(new FixedShare(Map.of(9, 1L)).split(10, subnets(5, 0))).containsExactly(5, 5);
    }

    @Property
    void losesNoRaoWhateverTheDemand(
            @ForAll @LongRange(min = 0, max = Issuance.CAP_RAO) long emissionRao,
            @ForAll("subnets") List<Candidate> subnets,
            @ForAll @IntRange(min = 0, max = 100) int floorPercent) {
        for (var rule : List.of(new DemandShare(floorPercent), new FixedShare(Map.of(1, Long.MAX_VALUE, 3, 1L)))) {
            var parts = rule.split(emissionRao, subnets);

            assertThat(Arrays.stream(parts).sum()).isEqualTo(emissionRao);
            assertThat(Arrays.stream(parts).boxed()).allMatch(part -> part >= 0);
        }
    }

    @Property
    void leavesNobodyBelowTheFloor(
            @ForAll @LongRange(min = 0, max = 1_000_000_000) long emissionRao,
            @ForAll("subnets") List<Candidate> subnets) {
        var parts = new DemandShare(FLOOR_PERCENT).split(emissionRao, subnets);

        assertThat(Arrays.stream(parts).boxed()).allMatch(part -> part >= emissionRao / 10 / subnets.size());
    }

    @Property
    void neverGivesLessToWhoIsPaidMore(
            @ForAll @LongRange(min = 0, max = 1_000_000_000) long emissionRao,
            @ForAll("subnets") List<Candidate> subnets) {
        var sorted = subnets.stream()
                .sorted((a, b) -> b.demandBits().compareTo(a.demandBits()))
                .toList();

        var parts = new DemandShare(FLOOR_PERCENT).split(emissionRao, sorted);

        for (var i = 1; i < parts.length; i++) assertThat(parts[i]).isLessThanOrEqualTo(parts[i - 1] + 1);
    }

    @Provide
    static Arbitrary<List<Candidate>> subnets() {
        var largest = BigInteger.valueOf(Issuance.CAP_RAO).shiftLeft(32);
        return Arbitraries.bigIntegers()
                .between(BigInteger.ZERO, largest)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(demands -> subnets(demands.stream()));
    }

    private static List<Candidate> subnets(long... demands) {
        return subnets(Arrays.stream(demands).mapToObj(BigInteger::valueOf));
    }

    private static List<Candidate> subnets(Stream<BigInteger> demands) {
        var all = demands.toList();
        return IntStream.range(0, all.size())
                .mapToObj(i -> new Candidate(i + 1, all.get(i)))
                .toList();
    }
}
