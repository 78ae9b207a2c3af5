package io.taomarket.yuma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.taomarket.yuma.economy.MechanismSplit;
import java.util.List;
import org.junit.jupiter.api.Test;

class MechanismsTests {

    private static final long TAO = 1_000_000_000;
    private static final SparseRow ON_2 = new SparseRow(new int[] {2}, new int[] {65535});
    private static final SparseRow ON_3 = new SparseRow(new int[] {3}, new int[] {65535});

    @Test
    void aSingleMechanismIsAnEpoch() {
        var input = mechanism(TAO, ON_2, 300);

        var result = Mechanisms.run(List.of(input));

        assertThat(result.epochs()).containsExactly(Yuma.run(input));
        for (var uid = 0; uid < 4; uid++) {
            var alone = Yuma.run(input).neurons().get(uid);
            var together = result.neurons().get(uid);
            assertThat(together.dividends()).isEqualTo(alone.dividends());
            assertThat(together.emissionRao()).isEqualTo(alone.emissionRao());
            assertThat(together.storedEmissionRao()).isEqualTo(alone.emissionRao());
        }
    }

    @Test
    void emissionsAddUpAndScoresAreAverages() {
        var parts = MechanismSplit.byShares(TAO, 2, new int[] {49151, 16384});

        var result = Mechanisms.run(List.of(mechanism(parts[0], ON_2, 300), mechanism(parts[1], ON_3, 300)));

        assertThat(parts[0] + parts[1]).isEqualTo(TAO);
        assertThat(result.neurons())
                .extracting(MechanismsResult.Neuron::serverEmissionRao)
                .containsExactly(0L, 0L, parts[0] / 2, parts[1] / 2);
        assertThat(result.neurons())
                .extracting(MechanismsResult.Neuron::consensus)
                .containsExactly(0, 0, 49151, 16383);
        assertThat(result.neurons().get(0).validatorTrust()).isEqualTo(49151 + 16383);
    }

    @Test
    void storedEmissionUnderstatesWhatIsPaid() {
        var result = Mechanisms.run(List.of(mechanism(TAO / 2, ON_2, 300), mechanism(TAO / 2, ON_2, 300)));

        assertThat(result.neurons().get(2).emissionRao()).isEqualTo(TAO / 2);
        assertThat(result.neurons().get(2).storedEmissionRao()).isEqualTo(TAO / 4);
    }

    @Test
    void whoIsActiveInOneMechanismIsActive() {
        var result = Mechanisms.run(List.of(mechanism(TAO / 2, ON_2, 1), mechanism(TAO / 2, ON_2, 100_000)));

        assertThat(result.epochs().getFirst().neurons().getFirst().active()).isFalse();
        assertThat(result.neurons().getFirst().active()).isTrue();
    }

    @Test
    void withoutABudgetOnlyMechanismZeroCounts() {
        var result = Mechanisms.run(List.of(mechanism(0, ON_2, 300), mechanism(0, ON_3, 300)));

        assertThat(result.neurons())
                .extracting(MechanismsResult.Neuron::consensus)
                .containsExactly(0, 0, 65535, 0);
    }

    @Test
    void rejectsMechanismsOfOtherNeurons() {
        var input = mechanism(TAO, ON_2, 300);
        var smaller = new EpochInput(
                360, TAO, Hyperparameters.DEFAULTS, 0, null, input.neurons().subList(0, 3));

        assertThatIllegalArgumentException().isThrownBy(() -> Mechanisms.run(List.of(input, smaller)));
        assertThatIllegalArgumentException().isThrownBy(() -> Mechanisms.run(List.of()));
    }

    /** Validators 0 and 1 agree on one miner. */
    private static EpochInput mechanism(long emissionRao, SparseRow weights, long lastUpdateBlock) {
        var validator = new Neuron(TAO, lastUpdateBlock, 0, true, null, weights, SparseRow.EMPTY);
        var miner = new Neuron(0, 0, 0, false, null, SparseRow.EMPTY, SparseRow.EMPTY);
        var block = lastUpdateBlock == 1 || lastUpdateBlock == 100_000 ? 100_000 : 360;
        return new EpochInput(
                block, emissionRao, Hyperparameters.DEFAULTS, 0, null, List.of(validator, validator, miner, miner));
    }
}
