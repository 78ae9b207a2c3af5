package io.taomarket.yuma.economy;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SubnetLockCostTests {

    private static final long TAO = 1_000_000_000;
    private static final SubnetLockCost COST = new SubnetLockCost(1000 * TAO, 500, TAO);

    @Test
    void doublesWithEachSubnetAndFallsBackOverAnInterval() {
        assertThat(COST.rao(500, 100)).isEqualTo(2000 * TAO);
        assertThat(COST.rao(501, 100)).isEqualTo(1990 * TAO);
        assertThat(COST.rao(600, 100)).isEqualTo(1000 * TAO);
        assertThat(COST.rao(1000, 100)).isEqualTo(TAO);
    }

    @Test
    void theVeryFirstIsNotDoubled() {
        assertThat(new SubnetLockCost(1000 * TAO, 0, 0).rao(0, 100)).isEqualTo(1000 * TAO);
    }

    @Test
    void withoutIntervalItDoesNotFallAndALockInTheFutureCostsAllOfIt() {
        assertThat(COST.rao(9999, 0)).isEqualTo(2000 * TAO);
        assertThat(COST.rao(3, 100)).isEqualTo(2000 * TAO);
        assertThat(new SubnetLockCost(U64.MAX, 1, 0).rao(1, 100)).isEqualTo(U64.MAX);
    }

    @Test
    void intervalShrinksWithTheHalving() {
        assertThat(SubnetLockCost.intervalBlocks(115_200, TAO)).isEqualTo(115_200);
        assertThat(SubnetLockCost.intervalBlocks(115_200, TAO / 4)).isEqualTo(28_800);
    }

    @Property
    void neverRisesWithTimeNorFallsBelowTheMinimum(
            @ForAll @LongRange(max = 10_000) long block, @ForAll @LongRange(min = 1, max = 1000) long interval) {
        assertThat(COST.rao(block + 1, interval))
                .isLessThanOrEqualTo(COST.rao(block, interval))
                .isGreaterThanOrEqualTo(TAO);
    }
}
