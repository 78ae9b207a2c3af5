package io.taomarket.yuma.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taomarket.yuma.EpochInput;
import io.taomarket.yuma.LiquidBonds;
import io.taomarket.yuma.SparseRow;
import io.taomarket.yuma.Yuma;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class EpochSequenceTests {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES)
            .build();

    @Test
    void whatIsNotGivenHasItsDefault() {
        var input = only("n: 2, epochs: [{}]");
        var neuron = input.neurons().getFirst();

        assertThat(input.block()).isZero();
        assertThat(input.emissionRao()).isEqualTo(1_000_000_000);
        assertThat(input.ownerUid()).isNull();
        assertThat(input.lastEpochBlock()).isZero();
        assertThat(neuron.stakeRao()).isZero();
        assertThat(neuron.validatorPermit()).isFalse();
        assertThat(neuron.earliestCommitBlock()).isNull();
        assertThat(neuron.weights()).isEqualTo(SparseRow.EMPTY);
        assertThat(input.hyperparameters().tempoBlocks()).isEqualTo(360);
        assertThat(input.hyperparameters().commitReveal()).isFalse();
        assertThat(input.hyperparameters().yuma3()).isTrue();
        assertThat(input.hyperparameters().cutoffBlocks()).isEqualTo(5000);
        assertThat(input.hyperparameters().liquidBonds()).isEqualTo(LiquidBonds.LISTED_ONLY);
    }

    @Test
    void anEpochHasItsOwnBudgetAndRules() {
        var inputs = inputs("""
                n: 1, hyperparameters: {tempo: 7, kappa: 1, liquid_bonds: 'all_decay'},
                epochs: [{emission: 5, hyperparameters: {kappa: 2, stake_threshold: 9}}, {}]""");

        assertThat(inputs).extracting(EpochInput::emissionRao).containsExactly(5L, 1_000_000_000L);
        assertThat(inputs).extracting(i -> i.hyperparameters().kappa()).containsExactly(2, 1);
        assertThat(inputs).extracting(i -> i.hyperparameters().tempoBlocks()).containsExactly(7, 7);
        assertThat(inputs).extracting(i -> i.hyperparameters().stakeThreshold()).containsExactly(9L, 0L);
        assertThat(inputs.getFirst().hyperparameters().liquidBonds()).isEqualTo(LiquidBonds.ALL_DECAY);
    }

    @Test
    void rangesAndPatternsStandForLongLists() {
        var input = only("""
                n: 4, initial: {stake: {default: 1, ranges: [[1, 3, 5]]}, commit_blocks: {ranges: [[0, 1, 7]]},
                validator_permit: {default: true}, weights: {pattern: 'uniform', rows: {from: 0, to: 2},
                cols: [2, 3], value: 9, self_rows: [3]}}, epochs: [{}]""");

        assertThat(input.neurons()).extracting(n -> n.stakeRao()).containsExactly(1L, 5L, 5L, 1L);
        assertThat(input.neurons()).extracting(n -> n.earliestCommitBlock()).containsExactly(7L, null, null, null);
        assertThat(input.neurons()).allMatch(n -> n.validatorPermit());
        assertThat(input.neurons())
                .extracting(n -> n.weights())
                .containsExactly(row(2, 9, 3, 9), row(2, 9, 3, 9), SparseRow.EMPTY, row(3, 9));
    }

    @Test
    void theBlockIsSetFirstAndTheRestInOrder() {
        var inputs = inputs("""
                n: 3, initial: {stake: [1, 2, 3], weights: [[[2, 5]], [], []], bonds: [[[1, 4], [2, 6]], [], []]},
                epochs: [{set: {set_weights: {'1': [[2, 30], [0, 10]]}, replace: [2], add_stake: {'0': 9, '2': 1},
                reset_bonds_to: 1, last_mechanism_step_block: 8, owner_uid: 1, weights_rows: {'2': [[0, 1]]},
                block: 20}}]""");
        var input = inputs.getFirst();
        var neurons = input.neurons();

        assertThat(input.lastEpochBlock()).isEqualTo(8);
        assertThat(input.ownerUid()).isEqualTo(1);
        assertThat(neurons).extracting(n -> n.stakeRao()).containsExactly(10L, 2L, 1L);
        assertThat(neurons).extracting(n -> n.lastUpdateBlock()).containsExactly(0L, 20L, 20L);
        assertThat(neurons).extracting(n -> n.registeredAtBlock()).containsExactly(0L, 0L, 20L);
        assertThat(neurons).extracting(n -> n.weights()).containsExactly(row(2, 0), row(0, 21845, 2, 0), row(0, 1));
        assertThat(neurons.getFirst().bonds()).isEqualTo(row(2, 6));
    }

    @Test
    void bondsAndPermitsLiveOnAndAnEpochMayRepeat() {
        var runs = new ArrayList<EpochRun>();
        EpochSequence.of(parsed("""
                kind: 'epoch_sequence', n: 2, initial: {block: 9, stake: [5, 0], weights: [[[1, 65535]], []],
                last_update: [5, 0]}, epochs: [{repeat: 3}, {}]""")).run(Yuma::run, runs::add);

        assertThat(runs).extracting(EpochRun::epoch).containsExactly(0, 0, 0, 1);
        assertThat(runs).extracting(EpochRun::isLast).containsExactly(false, false, true, true);
        assertThat(runs.get(0).input().neurons().getFirst().validatorPermit()).isFalse();
        assertThat(runs.get(1).input().neurons().getFirst().validatorPermit()).isTrue();
        assertThat(runs.get(3).input().neurons().getFirst().bonds())
                .isEqualTo(runs.get(2).result().neurons().getFirst().bonds());
    }

    @Test
    void aSequenceCanRunTwice() {
        var sequence = EpochSequence.of(
                parsed("kind: 'epoch_sequence', n: 1, initial: {stake: [1]}, epochs: [{set: {add_stake: {'0': 1}}}]"));
        var stakes = new ArrayList<Long>();
        for (var i = 0; i < 2; i++)
            sequence.run(
                    Yuma::run,
                    run -> stakes.add(run.input().neurons().getFirst().stakeRao()));

        assertThat(stakes).containsExactly(2L, 2L);
    }

    @Test
    void lastUpdatesBeyondTheNeuronsAreIgnoredAsTheChainDoes() {
        var input = only("n: 1, initial: {last_update: [1, 2, 3]}, epochs: [{}]");
        assertThat(input.neurons()).extracting(n -> n.lastUpdateBlock()).containsExactly(1L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            n: 1, epochs: [{set: {set_weights: {'0': [[0, 70000]]}}}]    | epochs[0].set.set_weights.0[0][1]: 70000 is not a u16 (0..65535)
            n: 4, initial: {weights: [[], [[1, 2], [4, 1]], [], []]}, epochs: [] | initial.weights[1][1][0]: 4 is not a uid (0..3)
            n: 2, initial: {stake: [1]}, epochs: []                      | initial.stake: has 1 elements, not 2: one for each neuron
            n: 1, initial: {stake: [18446744073709551615]}, epochs: []   | initial.stake[0]: 18446744073709551615 is not a stake (0..9223372036854775807)
            n: 1, epochs: [{set: {stakes: [1]}}]                         | epochs[0].set.stakes: is unknown
            n: 1, epochs: [{set: {add_stake: {'1': 1}}}]                 | epochs[0].set.add_stake.1: its key is not a uid (0..0)
            n: 1, epochs: [{set: {add_stake: {'00': 1}}}]                | epochs[0].set.add_stake.00: its key is not a uid (0..0)
            n: 1, initial: {bonds: [[[0, 1], [0, 2]]]}, epochs: []       | initial.bonds[0][1][0]: uid 0 occurs twice
            n: 1, hyperparameters: {alpha_low: 9, alpha_high: 8}, epochs: [{}] | hyperparameters.alpha_low: alpha_low 9 is above alpha_high 8
            n: 1, epochs: [{hyperparameters: {alpha_high: 8}}]           | epochs[0].hyperparameters.alpha_high: alpha_low 45875 is above alpha_high 8
            n: 1, hyperparameters: {liquid_bonds: 'some'}, epochs: [{}]  | hyperparameters.liquid_bonds: "some" is not one of listed_only, all_decay
            n: 65535, initial: {weights: {pattern: 'uniform', rows: {from: 0, to: 65535}, cols: {from: 0, to: 65535}, value: 1}}, epochs: [] | initial.weights: 65535 rows of 65535 are more than 16777216 entries
            """)
    void saysWhereAndWhatIsWrong(String document, String complaint) {
        assertThatThrownBy(() -> EpochSequence.of(parsed("kind: 'epoch_sequence', " + document)))
                .isInstanceOf(SequenceException.class)
                .hasMessageStartingWith(complaint);
    }

    @Test
    void saysInWhichEpochStakeGrowsTooLarge() {
        var sequence = EpochSequence.of(parsed("""
                kind: 'epoch_sequence', n: 1, initial: {stake: [9223372036854775807]},
                epochs: [{}, {set: {add_stake: {'0': 1}}}]"""));
        assertThatThrownBy(() -> sequence.run(Yuma::run, run -> {}))
                .hasMessage("epochs[1].set.add_stake.0: the stake of uid 0 grows above 9223372036854775807");
    }

    @Test
    void aComplaintStaysOnOneShortLine() {
        assertThatThrownBy(() -> EpochSequence.of(Map.of("a\n\u001b[31m" + "x".repeat(1000), 1)))
                .hasMessageMatching("a\\?\\?\\[31mx{33}…: is unknown; .*");
    }

    private static EpochInput only(String document) {
        return inputs(document).getFirst();
    }

    private static List<EpochInput> inputs(String document) {
        var inputs = new ArrayList<EpochInput>();
        EpochSequence.of(parsed("kind: 'epoch_sequence', " + document)).run(Yuma::run, run -> inputs.add(run.input()));
        return inputs;
    }

    private static SparseRow row(int... uidsAndValues) {
        var size = uidsAndValues.length / 2;
        var uids = new int[size];
        var values = new int[size];
        for (var k = 0; k < size; k++) {
            uids[k] = uidsAndValues[2 * k];
            values[k] = uidsAndValues[2 * k + 1];
        }
        return new SparseRow(uids, values);
    }

    private static Map<String, ?> parsed(String document) {
        return JSON.readValue("{" + document + "}", new TypeReference<Map<String, ?>>() {});
    }
}
