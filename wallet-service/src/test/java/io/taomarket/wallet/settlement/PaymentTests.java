package io.taomarket.wallet.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentTests {

    private static final long MOST = 21_000_000_000_000_000L;

    @ParameterizedTest
    @CsvSource({"1, 1, 0", "4, 4, 0", "5, 5, 0", "6, 5, 1", "10, 9, 1", "14, 13, 1", "15, 14, 1", "16, 14, 2"})
    void givesTheOddRaoToWhomMoreWasCutOff(long costRao, long minerRao, long protocolRao) {
        assertThat(FeeSplit.of(costRao, 1_000)).isEqualTo(new FeeSplit(minerRao, protocolRao));
    }

    @Property
    void splitsEveryCostExactlyAndFairly(
            @ForAll @LongRange(min = 1, max = MOST) long costRao,
            @ForAll @IntRange(min = 0, max = 10_000) int basisPoints) {
        var split = FeeSplit.of(costRao, basisPoints);

        assertThat(split.minerRao() + split.protocolRao()).isEqualTo(costRao);
        assertThat(split.minerRao()).isNotNegative();
        assertThat(split.protocolRao()).isNotNegative();
        var exactTimes10000 = BigInteger.valueOf(costRao).multiply(BigInteger.valueOf(basisPoints));
        var errorTimes10000 = BigInteger.valueOf(split.protocolRao())
                .multiply(BigInteger.valueOf(10_000))
                .subtract(exactTimes10000);
        assertThat(errorTimes10000.abs()).isLessThanOrEqualTo(BigInteger.valueOf(5_000));
    }

    @Property
    void takesExactlyTheCostAndNoMoreThanThereIs(
            @ForAll @LongRange(min = 1, max = 1_000) long costRao,
            @ForAll @LongRange(min = 0, max = 1_200) long holdRao,
            @ForAll @LongRange(min = 0, max = 1_200) long freeRao,
            @ForAll @LongRange(min = 0, max = 1_200) long treasuryRao) {
        var payment = Payment.of(costRao, FeeSplit.of(costRao, 1_000), holdRao, freeRao, treasuryRao);

        assertThat(payment.fromHoldRao()).isBetween(0L, holdRao);
        assertThat(payment.fromFreeRao()).isBetween(0L, freeRao);
        assertThat(payment.lossRao()).isBetween(0L, treasuryRao);
        assertThat(payment.fromCustomerRao() + payment.lossRao() + payment.unpaidRao())
                .isEqualTo(costRao);
        assertThat(payment.minerRao() + payment.protocolRao() + payment.unpaidRao())
                .isEqualTo(costRao);
        assertThat(payment.customerToMinerRao() + payment.customerToProtocolRao())
                .isEqualTo(payment.fromCustomerRao());
        assertThat(payment.treasuryToMinerRao() + payment.treasuryToProtocolRao())
                .isEqualTo(payment.lossRao());
        assertThat(payment.customerToMinerRao() + payment.treasuryToMinerRao()).isEqualTo(payment.minerRao());
    }

    @Property
    void paysTheMinerInFullWheneverTheTreasuryCan(
            @ForAll @LongRange(min = 1, max = 1_000) long costRao,
            @ForAll @LongRange(min = 0, max = 1_200) long holdRao,
            @ForAll @LongRange(min = 0, max = 1_200) long freeRao) {
        var split = FeeSplit.of(costRao, 1_000);

        assertThat(Payment.of(costRao, split, holdRao, freeRao, costRao).minerRao())
                .isEqualTo(split.minerRao());
    }
}
