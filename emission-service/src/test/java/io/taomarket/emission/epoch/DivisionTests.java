package io.taomarket.emission.epoch;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.contracts.emission.Payout;
import io.taomarket.contracts.emission.Role;
import io.taomarket.contracts.scoring.NeuronScore;
import io.taomarket.emission.budget.Budget;
import io.taomarket.emission.subnet.Subnet.Owner;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class DivisionTests {

    private static final UUID ACCOUNT = new UUID(0, 1);
    private static final Owner OWNER = new Owner(new UUID(0, 2), "owner");
    private static final long HALF = 1L << 31;
    private static final long MOST_RAO = 7_000_000_000_000_000L;

    @Test
    void paysTheOwnerItsCutMinersTheirShareAndValidatorsInProportion() {
        var neurons = List.of(neuron(0, HALF / 4 * 3, 0), neuron(1, HALF / 4, 0), neuron(2, 0, 5), neuron(3, 0, 15));

        var division = Division.of(new Budget(1, 200, 400, 400, 1), OWNER, neurons);

        assertThat(division.payouts())
                .containsExactly(
                        new Payout(Role.OWNER, "owner", OWNER.accountId(), 200),
                        new Payout(Role.MINER, "key 0", ACCOUNT, 300),
                        new Payout(Role.MINER, "key 1", ACCOUNT, 100),
                        new Payout(Role.VALIDATOR, "key 2", ACCOUNT, 100),
                        new Payout(Role.VALIDATOR, "key 3", ACCOUNT, 300));
        assertThat(division.budgetRao()).isEqualTo(1000);
        assertThat(division.carriedRao()).isZero();
    }

    @Test
    void givesEverythingToTheValidatorsWhenNoMinerEarnedAnything() {
        var division = Division.of(new Budget(1, 0, 50, 51, 0), null, List.of(neuron(0, 0, 1), neuron(1, 0, 1)));

        assertThat(division.payouts()).extracting(Payout::amountRao).containsExactly(50L, 50L);
        assertThat(division.carriedRao()).isEqualTo(1);
    }

    @Test
    void carriesEverythingWhenNobodyEarnedAnything() {
        var division = Division.of(new Budget(1, 0, 50, 50, 0), null, List.of(neuron(0, 0, 0)));

        assertThat(division.payouts()).isEmpty();
        assertThat(division.carriedRao()).isEqualTo(100);
    }

    @Test
    void carriesTheValidatorsPartWhenThereIsNoValidator() {
        var division = Division.of(new Budget(1, 0, 50, 50, 0), null, List.of(neuron(0, HALF, 0)));

        assertThat(division.payouts()).extracting(Payout::amountRao).containsExactly(50L);
        assertThat(division.carriedRao()).isEqualTo(50);
    }

    @Test
    void givesMinersAndValidatorsWhatNoOwnerIsThereToTake() {
        var division = Division.of(new Budget(1, 20, 40, 40, 0), null, List.of(neuron(0, HALF, 0), neuron(1, 0, 1)));

        assertThat(division.payouts()).extracting(Payout::amountRao).containsExactly(50L, 50L);
    }

    @Test
    void takesSharesThatSumToMoreThanAllAsProportions() {
        var division =
                Division.of(new Budget(1, 0, 50, 50, 0), null, List.of(neuron(0, 4 * HALF, 1), neuron(1, 4 * HALF, 1)));

        assertThat(division.payouts()).extracting(Payout::amountRao).containsExactly(50L, 50L);
        assertThat(division.carriedRao()).isZero();
    }

    @Property
    void paysAndCarriesExactlyTheBudgetWhateverTheShares(
            @ForAll @LongRange(min = 0, max = MOST_RAO) long ownerRao,
            @ForAll @LongRange(min = 0, max = MOST_RAO) long minersRao,
            @ForAll @LongRange(min = 0, max = MOST_RAO) long validatorsRao,
            @ForAll boolean owned,
            @ForAll("neurons") List<NeuronScore> neurons) {
        var budget = new Budget(1, ownerRao, minersRao, validatorsRao, 1);

        var division = Division.of(budget, owned ? OWNER : null, neurons);

        var paidRao = division.payouts().stream().mapToLong(Payout::amountRao).sum();
        assertThat(division.carriedRao()).isNotNegative();
        assertThat(paidRao + division.carriedRao()).isEqualTo(budget.payableRao());
        assertThat(division.paidRao()).isEqualTo(paidRao);
        assertThat(division.payouts()).allMatch(payout -> payout.amountRao() > 0);
        assertThat(budget.drainedTo(division.carriedRao()).payableRao() + paidRao)
                .isEqualTo(budget.payableRao());
    }

    @Provide
    static Arbitrary<List<NeuronScore>> neurons() {
        var bits = Arbitraries.oneOf(
                Arbitraries.just(0L),
                Arbitraries.longs().between(0, 1L << 27),
                Arbitraries.longs().between(0, Long.MAX_VALUE));
        return Combinators.combine(bits, bits)
                .as((incentive, dividend) -> new long[] {incentive, dividend})
                .list()
                .ofMaxSize(20)
                .map(shares -> IntStream.range(0, shares.size())
                        .mapToObj(uid -> neuron(uid, shares.get(uid)[0], shares.get(uid)[1]))
                        .toList());
    }

    private static NeuronScore neuron(int uid, long incentiveBits, long dividendBits) {
        return new NeuronScore(uid, "key " + uid, ACCOUNT, incentiveBits, dividendBits, 0, 0, 0, 0, 0, true, true);
    }
}
