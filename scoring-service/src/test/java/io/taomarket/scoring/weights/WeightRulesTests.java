package io.taomarket.scoring.weights;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.contracts.registry.Hyperparameters;
import io.taomarket.scoring.metagraph.Neuron;
import io.taomarket.scoring.metagraph.Subnet;
import io.taomarket.yuma.SparseRow;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One test a check, in the chain's order; each vector would also break every later check that it can. */
class WeightRulesTests {

    private boolean commitReveal = false;
    private boolean isReveal = false;
    private int netuid = 7;
    private boolean exists = true;
    private boolean registered = true;
    private @Nullable String ownerHotkey = null;
    private long stakeRao = 1000;
    private long lastUpdateBlock = 900;
    private boolean permit = true;
    private long versionKey = 5;
    private int minAllowedWeights = 2;
    private int maxWeight = 65535;
    private List<Integer> uids = List.of(1, 2);
    private List<Integer> values = List.of(1, 3);

    @Test
    void takesAVectorThatPassesEveryCheck() {
        assertThat(check()).isNull();
    }

    @Test
    void refusesPlainWeightsWhereWeightsAreHidden() {
        commitReveal = true;
        netuid = 0;

        assertThat(check()).isEqualTo(WeightRefusal.COMMIT_REVEAL_ENABLED);
    }

    @Test
    void refusesWeightsOnRoot() {
        netuid = 0;
        values = List.of(1);

        assertThat(check()).isEqualTo(WeightRefusal.CAN_NOT_SET_ROOT_NETWORK_WEIGHTS);
    }

    @Test
    void refusesUnequalLengths() {
        values = List.of(1);
        exists = false;

        assertThat(check()).isEqualTo(WeightRefusal.WEIGHT_VEC_NOT_EQUAL_SIZE);
    }

    @Test
    void refusesAnUnknownSubnet() {
        exists = false;
        registered = false;

        assertThat(check()).isEqualTo(WeightRefusal.MECHANISM_DOES_NOT_EXIST);
    }

    @Test
    void refusesMoreUidsThanNeurons() {
        uids = List.of(0, 1, 2, 3);
        values = List.of(1, 1, 1, 1);
        registered = false;

        assertThat(check()).isEqualTo(WeightRefusal.UIDS_LENGTH_EXCEED_UIDS_IN_SUB_NET);
    }

    @Test
    void refusesAHotkeyWithoutASlot() {
        registered = false;
        stakeRao = 0;

        assertThat(check()).isEqualTo(WeightRefusal.HOT_KEY_NOT_REGISTERED_IN_SUB_NET);
    }

    @Test
    void refusesTooLittleStake() {
        stakeRao = 99;
        versionKey = 1;

        assertThat(check()).isEqualTo(WeightRefusal.NOT_ENOUGH_STAKE_TO_SET_WEIGHTS);
    }

    @Test
    void exemptsTheOwnerFromStakeAndPermit() {
        ownerHotkey = "validator";
        stakeRao = 0;
        permit = false;

        assertThat(check()).isNull();
    }

    @Test
    void refusesAnOldVersionKey() {
        versionKey = 4;
        lastUpdateBlock = 999;

        assertThat(check()).isEqualTo(WeightRefusal.INCORRECT_WEIGHT_VERSION_KEY);
    }

    @Test
    void refusesWeightsWithinTheRateLimit() {
        lastUpdateBlock = 901;
        permit = false;

        assertThat(check()).isEqualTo(WeightRefusal.SETTING_WEIGHTS_TOO_FAST);
    }

    @Test
    void doesNotLimitARevealNorAFirstUpdate() {
        lastUpdateBlock = 0;
        assertThat(check()).isNull();

        lastUpdateBlock = 999;
        isReveal = true;
        commitReveal = true;
        assertThat(check()).isNull();
    }

    @Test
    void refusesANeuronWithoutPermit() {
        permit = false;
        uids = List.of(1, 1);

        assertThat(check()).isEqualTo(WeightRefusal.NEURON_NO_VALIDATOR_PERMIT);
    }

    @Test
    void letsANeuronWithoutPermitWeightItself() {
        permit = false;
        uids = List.of(0);
        values = List.of(1);
        maxWeight = 1;

        assertThat(check()).isNull();
    }

    @Test
    void refusesAUidTwice() {
        uids = List.of(9, 9);

        assertThat(check()).isEqualTo(WeightRefusal.DUPLICATE_UIDS);
    }

    @Test
    void refusesAUidWithoutNeuron() {
        uids = List.of(9);
        values = List.of(1);

        assertThat(check()).isEqualTo(WeightRefusal.UID_VEC_CONTAIN_INVALID_ONE);
    }

    @Test
    void refusesTooFewWeights() {
        uids = List.of(1);
        values = List.of(1);
        maxWeight = 1;

        assertThat(check()).isEqualTo(WeightRefusal.WEIGHT_VEC_LENGTH_IS_LOW);
    }

    @Test
    void asksForNoMoreWeightsThanThereAreNeurons() {
        minAllowedWeights = 1024;
        uids = List.of(0, 1, 2);
        values = List.of(0, 1, 2);

        assertThat(check()).isNull();
    }

    @Test
    void refusesALargerShareThanAllowed() {
        maxWeight = 65535 * 3 / 4 - 10;

        assertThat(check()).isEqualTo(WeightRefusal.MAX_WEIGHT_EXCEEDED);
    }

    private @Nullable WeightRefusal check() {
        var neurons = IntStream.range(0, 3).mapToObj(this::neuron).toList();
        var subnet = new Subnet(netuid, "test", ownerHotkey, 0, 0, hyperparameters());
        return new WeightRules(
                        netuid,
                        exists ? subnet : null,
                        registered ? neurons.getFirst() : null,
                        neurons,
                        new WeightVector(uids, values, versionKey),
                        1000,
                        maxWeight,
                        isReveal)
                .refusal()
                .orElse(null);
    }

    private Neuron neuron(int uid) {
        var hotkey = uid == 0 ? "validator" : "miner " + uid;
        return new Neuron(
                netuid,
                uid,
                hotkey,
                new UUID(0, uid),
                stakeRao,
                0,
                lastUpdateBlock,
                permit,
                SparseRow.EMPTY,
                SparseRow.EMPTY);
    }

    private Hyperparameters hyperparameters() {
        return new Hyperparameters(
                360,
                32767,
                900_000,
                65535,
                true,
                false,
                45875,
                58982,
                1000,
                13889,
                256,
                64,
                10,
                minAllowedWeights,
                100,
                5,
                5000,
                100,
                commitReveal,
                1,
                500_000,
                100_000_000_000L,
                360,
                1260,
                true);
    }
}
