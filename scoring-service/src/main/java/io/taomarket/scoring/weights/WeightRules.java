package io.taomarket.scoring.weights;

import static java.util.Objects.requireNonNull;

import io.taomarket.contracts.registry.Hyperparameters;
import io.taomarket.scoring.metagraph.Neuron;
import io.taomarket.scoring.metagraph.Subnet;
import io.taomarket.yuma.Weights;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One vector, one signer and all that decides about them.
 *
 * @param subnet null when there is none of this netuid
 * @param signer null when the hotkey holds no slot
 * @param maxWeight the largest share of the sum that one weight may be, of 65535
 * @param isReveal whether the vector was committed before, which stands in for the rate limit
 */
record WeightRules(
        int netuid,
        @Nullable Subnet subnet,
        @Nullable Neuron signer,
        List<Neuron> neurons,
        WeightVector vector,
        long block,
        int maxWeight,
        boolean isReveal) {

    /** The chain's checks in the chain's order; each may rely on those before it. */
    private static final List<Check> CHECKS = List.of(
            new Check(WeightRefusal.COMMIT_REVEAL_ENABLED, WeightRules::mustBeCommitted),
            new Check(WeightRefusal.CAN_NOT_SET_ROOT_NETWORK_WEIGHTS, rules -> rules.netuid == 0),
            new Check(WeightRefusal.WEIGHT_VEC_NOT_EQUAL_SIZE, rules -> rules.length() != rules.valuesLength()),
            new Check(WeightRefusal.MECHANISM_DOES_NOT_EXIST, rules -> rules.subnet == null),
            new Check(WeightRefusal.UIDS_LENGTH_EXCEED_UIDS_IN_SUB_NET, rules -> rules.length() > rules.size()),
            new Check(WeightRefusal.HOT_KEY_NOT_REGISTERED_IN_SUB_NET, rules -> rules.signer == null),
            new Check(WeightRefusal.NOT_ENOUGH_STAKE_TO_SET_WEIGHTS, WeightRules::isPoor),
            new Check(WeightRefusal.INCORRECT_WEIGHT_VERSION_KEY, WeightRules::isOutdated),
            new Check(WeightRefusal.SETTING_WEIGHTS_TOO_FAST, WeightRules::isTooFast),
            new Check(WeightRefusal.NEURON_NO_VALIDATOR_PERMIT, WeightRules::lacksPermit),
            new Check(WeightRefusal.DUPLICATE_UIDS, WeightRules::hasDuplicates),
            new Check(WeightRefusal.UID_VEC_CONTAIN_INVALID_ONE, WeightRules::hasUnknownUid),
            new Check(WeightRefusal.WEIGHT_VEC_LENGTH_IS_LOW, WeightRules::isTooShort),
            new Check(WeightRefusal.MAX_WEIGHT_EXCEEDED, WeightRules::isTooConcentrated));

    /** The first check that fails. */
    Optional<WeightRefusal> refusal() {
        return CHECKS.stream()
                .filter(check -> check.fails().test(this))
                .map(Check::refusal)
                .findFirst();
    }

    private boolean mustBeCommitted() {
        return !isReveal && subnet != null && subnet.rules().commitReveal();
    }

    private boolean isPoor() {
        return !isOwner() && signing().stakeRao() < hyperparameters().stakeThresholdRao();
    }

    private boolean isOutdated() {
        var required = hyperparameters().weightsVersionKey();
        return required != 0 && vector.versionKey() < required;
    }

    private boolean isTooFast() {
        return !isReveal && isTooSoon(block, signing(), hyperparameters());
    }

    /** Whether the rate limit since the neuron's last update still runs. */
    static boolean isTooSoon(long block, Neuron neuron, Hyperparameters rules) {
        var lastUpdateBlock = neuron.lastUpdateBlock();
        return lastUpdateBlock != 0 && block - lastUpdateBlock < rules.weightsRateLimitBlocks();
    }

    private boolean lacksPermit() {
        return !signing().validatorPermit() && !isSelfWeight() && !isOwner();
    }

    private boolean hasDuplicates() {
        return new HashSet<>(vector.uids()).size() < length();
    }

    private boolean hasUnknownUid() {
        var uids = neurons.stream().map(Neuron::uid).collect(Collectors.toSet());
        return !uids.containsAll(vector.uids());
    }

    private boolean isTooShort() {
        return !isSelfWeight() && length() < Math.min(hyperparameters().minAllowedWeights(), size());
    }

    private boolean isTooConcentrated() {
        return !isSelfWeight() && !Weights.withinLimit(Weights.maxUpscale(vector.valueArray()), maxWeight);
    }

    private boolean isSelfWeight() {
        return vector.uids().equals(List.of(signing().uid()));
    }

    private boolean isOwner() {
        return signing().hotkey().equals(requireNonNull(subnet).ownerHotkey());
    }

    private Neuron signing() {
        return requireNonNull(signer);
    }

    private Hyperparameters hyperparameters() {
        return requireNonNull(subnet).rules();
    }

    private int length() {
        return vector.uids().size();
    }

    private int valuesLength() {
        return vector.values().size();
    }

    private int size() {
        return neurons.size();
    }

    private record Check(WeightRefusal refusal, Predicate<WeightRules> fails) {}
}
