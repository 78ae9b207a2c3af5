package io.taomarket.yuma.reference;

import io.taomarket.yuma.EpochInput;
import io.taomarket.yuma.Neuron;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Who is active, whose stake counts and who may validate (§2.2 to §2.5). */
record ReferenceStake(EpochInput input, Variant variant) {

    boolean isActive(int uid) {
        var silentUntil = BigInteger.valueOf(neuron(uid).lastUpdateBlock()).add(BigInteger.valueOf(cutoffBlocks()));
        return silentUntil.compareTo(BigInteger.valueOf(input.block())) >= 0;
    }

    /** S: each one's share of all stake that reaches the threshold, computed in 64.64 and cut to 32.32. */
    List<BigInteger> shares() {
        var counted = uids().stream().map(this::countedStake).toList();
        var total = counted.stream().reduce(BigInteger.ZERO, BigInteger::add);
        if (total.signum() == 0) return counted;
        return counted.stream()
                .map(stake -> stake.shiftLeft(64).divide(total).shiftRight(32))
                .toList();
    }

    boolean hadPermit(int uid) {
        return neuron(uid).validatorPermit() || isExemptOwner(uid);
    }

    /** The largest non-zero shares; of equal ones the higher uid. */
    List<Boolean> nextPermits() {
        var shares = shares();
        var ascending = new ArrayList<>(uids());
        ascending.sort(Comparator.comparing(shares::get));
        var dropped = Math.max(0, ascending.size() - input.hyperparameters().maxAllowedValidators());
        var kept = ascending.subList(dropped, ascending.size());
        return uids().stream()
                .map(uid -> isExemptOwner(uid)
                        || (kept.contains(uid) && shares.get(uid).signum() > 0))
                .toList();
    }

    /** A: the shares of those that are active and had a permit, made to sum to one. */
    List<BigInteger> activeShares() {
        var shares = shares();
        return Vector.normalised(uids().stream()
                .map(uid -> isActive(uid) && hadPermit(uid) ? shares.get(uid) : Q32.ZERO)
                .toList());
    }

    private BigInteger countedStake(int uid) {
        var stakeRao = neuron(uid).stakeRao();
        var below = stakeRao < input.hyperparameters().stakeThreshold();
        return below && !isExemptOwner(uid) ? BigInteger.ZERO : BigInteger.valueOf(stakeRao);
    }

    private boolean isExemptOwner(int uid) {
        return variant == Variant.SPARSE && input.ownerUid() != null && input.ownerUid() == uid;
    }

    private long cutoffBlocks() {
        var rules = input.hyperparameters();
        if (rules.activityCutoffBlocks() != null) return rules.activityCutoffBlocks();
        return Math.max(1, (long) rules.activityCutoffFactorMilli() * rules.tempoBlocks() / 1000);
    }

    private List<Integer> uids() {
        return IntStream.range(0, input.neurons().size()).boxed().toList();
    }

    private Neuron neuron(int uid) {
        return input.neurons().get(uid);
    }
}
