package io.taomarket.emission.epoch;

import io.taomarket.contracts.emission.Payout;
import io.taomarket.contracts.emission.Role;
import io.taomarket.contracts.scoring.NeuronScore;
import io.taomarket.emission.budget.Budget;
import io.taomarket.emission.subnet.Subnet.Owner;
import io.taomarket.yuma.Fixed;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * An epoch's budget divided. Miners get their share of what miners and validators have pending together; the
 * validators' part is divided in proportion to their dividends, the miners' too when no miner earned anything. What
 * flooring leaves, or nobody earned, is carried over.
 *
 * @param budgetRao equal to all payouts and the carry
 * @param payouts none is zero
 */
record Division(long budgetRao, long carriedRao, List<Payout> payouts) {

    Division {
        payouts = List.copyOf(payouts);
    }

    static Division of(Budget pending, @Nullable Owner owner, List<NeuronScore> neurons) {
        var budget = owner == null ? pending.withoutOwner() : pending;
        var sharedRao = Math.addExact(budget.minersRao(), budget.validatorsRao());
        var miners = minersRao(sharedRao, bits(neurons, NeuronScore::incentiveBits));
        var minersRao = Arrays.stream(miners).sum();
        var validatorsRao = minersRao == 0 ? sharedRao : Math.min(budget.validatorsRao(), sharedRao - minersRao);
        var validators = proportional(validatorsRao, bits(neurons, NeuronScore::dividendBits));

        var payouts = new ArrayList<Payout>();
        if (owner != null && budget.ownerRao() > 0)
            payouts.add(new Payout(Role.OWNER, owner.hotkey(), owner.accountId(), budget.ownerRao()));
        add(payouts, Role.MINER, neurons, miners);
        add(payouts, Role.VALIDATOR, neurons, validators);
        var leftRao = sharedRao - minersRao - Arrays.stream(validators).sum();
        return new Division(budget.payableRao(), leftRao, payouts);
    }

    long paidRao() {
        return budgetRao - carriedRao;
    }

    /** The share of the whole by its bits. Shares that sum to more than all serve as proportions instead. */
    private static long[] minersRao(long sharedRao, long[] bits) {
        if (sum(bits).compareTo(BigInteger.valueOf(Fixed.ONE)) > 0) return proportional(sharedRao, bits);
        return Arrays.stream(bits)
                .map(share -> Fixed.multiply(share, sharedRao))
                .toArray();
    }

    /** floor(amount · weight / Σ weights); nobody gets anything when there are no weights. */
    private static long[] proportional(long amountRao, long[] weights) {
        var sum = sum(weights);
        if (sum.signum() == 0) return new long[weights.length];
        var amount = BigInteger.valueOf(amountRao);
        return Arrays.stream(weights)
                .map(weight ->
                        amount.multiply(BigInteger.valueOf(weight)).divide(sum).longValueExact())
                .toArray();
    }

    private static BigInteger sum(long[] values) {
        return Arrays.stream(values).mapToObj(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static long[] bits(List<NeuronScore> neurons, ToLongFunction<NeuronScore> share) {
        return neurons.stream().mapToLong(share).toArray();
    }

    private static void add(List<Payout> payouts, Role role, List<NeuronScore> neurons, long[] amountsRao) {
        for (var i = 0; i < amountsRao.length; i++) {
            if (amountsRao[i] == 0) continue;
            var neuron = neurons.get(i);
            payouts.add(new Payout(role, neuron.hotkey(), neuron.accountId(), amountsRao[i]));
        }
    }
}
