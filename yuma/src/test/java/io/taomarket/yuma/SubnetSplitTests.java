package io.taomarket.yuma;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SubnetSplitTests {

    @Test
    void ownerMinersAndValidatorsGet18And41And41OfAHundred() {
        assertThat(SubnetSplit.of(1_000_000_000, SubnetSplit.OWNER_CUT))
                .isEqualTo(new SubnetSplit(179_995_422, 410_002_289, 410_002_289, 0));
    }

    @Test
    void carriesTheOddRao() {
        assertThat(SubnetSplit.of(1, SubnetSplit.OWNER_CUT)).isEqualTo(new SubnetSplit(0, 0, 0, 1));
    }

    @Property
    void partsAndCarrySumToTheEmission(
            @ForAll @LongRange(min = 0) long emissionRao, @ForAll @IntRange(max = 65535) int ownerCut) {
        var split = SubnetSplit.of(emissionRao, ownerCut);

        assertThat(split.ownerRao() + split.minersRao() + split.validatorsRao() + split.carriedRao())
                .isEqualTo(emissionRao);
        assertThat(split.minersRao()).isEqualTo(split.validatorsRao()).isNotNegative();
        assertThat(split.carriedRao()).isBetween(0L, 1L);
    }
}
