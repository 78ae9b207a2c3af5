package io.taomarket.emission.budget;

import io.taomarket.yuma.SubnetSplit;

/**
 * What is pending for a subnet.
 *
 * @param carriedRao the odd rao that a block could not divide, part of the next block's amount
 */
public record Budget(int netuid, long ownerRao, long minersRao, long validatorsRao, long carriedRao) {

    public static Budget empty(int netuid) {
        return new Budget(netuid, 0, 0, 0, 0);
    }

    /** Takes in a block's part of the emission; nothing of it is lost. */
    public Budget plus(long emissionRao, boolean paysOwner) {
        var cut = paysOwner ? SubnetSplit.OWNER_CUT : 0;
        var split = SubnetSplit.of(Math.addExact(emissionRao, carriedRao), cut);
        return new Budget(
                netuid,
                Math.addExact(ownerRao, split.ownerRao()),
                Math.addExact(minersRao, split.minersRao()),
                Math.addExact(validatorsRao, split.validatorsRao()),
                split.carriedRao());
    }

    /** What an epoch may pay. */
    public long payableRao() {
        return Math.addExact(ownerRao, Math.addExact(minersRao, validatorsRao));
    }

    /** The same for miners and validators when there is no owner to pay: what was set aside is theirs, half each. */
    public Budget withoutOwner() {
        var half = ownerRao / 2;
        return new Budget(netuid, 0, minersRao + (ownerRao - half), validatorsRao + half, carriedRao);
    }

    /** After an epoch: what it has left belongs to miners and validators of the next one, half each. */
    public Budget drainedTo(long leftRao) {
        var half = leftRao / 2;
        return new Budget(netuid, 0, leftRao - half, half, carriedRao);
    }
}
