package io.taomarket.emission.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.yuma.Issuance;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BudgetTests {

    private static final int NETUID = 1;

    @Test
    void givesTheOwnerItsCutAndTheRestHalfAndHalf() {
        var budget = Budget.empty(NETUID).plus(1_000_000_000, true);

        assertThat(budget).isEqualTo(new Budget(NETUID, 179_995_422, 410_002_289, 410_002_289, 0));
    }

    @Test
    void givesNothingToAnOwnerWhoTakesNoCut() {
        assertThat(Budget.empty(NETUID).plus(10, false)).isEqualTo(new Budget(NETUID, 0, 5, 5, 0));
    }

    @Test
    void carriesTheOddRaoToTheNextBlock() {
        var first = Budget.empty(NETUID).plus(3, false);

        assertThat(first).isEqualTo(new Budget(NETUID, 0, 1, 1, 1));
        assertThat(first.plus(3, false)).isEqualTo(new Budget(NETUID, 0, 3, 3, 0));
    }

    @Property
    void losesNoRaoOverAnyBlocks(
            @ForAll @Size(max = 50) List<@LongRange(min = 0, max = 1_000_000_000) Long> emissions,
            @ForAll boolean paysOwner) {
        var budget = Budget.empty(NETUID);
        for (var emissionRao : emissions) budget = budget.plus(emissionRao, paysOwner);

        assertThat(budget.payableRao() + budget.carriedRao())
                .isEqualTo(emissions.stream().mapToLong(Long::longValue).sum());
        assertThat(budget.minersRao()).isEqualTo(budget.validatorsRao());
        assertThat(budget.carriedRao()).isBetween(0L, 1L);
    }

    @Property
    void keepsEverythingWhenAnEpochLeavesIt(
            @ForAll @LongRange(min = 0, max = Issuance.CAP_RAO) long leftRao,
            @ForAll @LongRange(min = 0, max = 1) long odd) {
        var drained = new Budget(NETUID, 7, 8, 9, odd).drainedTo(leftRao);

        assertThat(drained.payableRao()).isEqualTo(leftRao);
        assertThat(drained.carriedRao()).isEqualTo(odd);
        assertThat(drained.ownerRao()).isZero();
    }
}
