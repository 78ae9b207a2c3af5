package io.taomarket.wallet.settlement;

import static java.lang.Math.addExact;
import static java.lang.Math.subtractExact;

/**
 * Where the money for one request comes from and where it goes. The hold pays first, then the customer's free balance,
 * then the treasury; what even that does not have stays unpaid. The miner is served before the protocol.
 *
 * @param lossRao what the treasury pays
 */
public record Payment(
        long fromHoldRao, long fromFreeRao, long lossRao, long unpaidRao, long minerRao, long protocolRao) {

    static Payment of(long costRao, FeeSplit split, long holdRao, long freeRao, long treasuryRao) {
        var fromHoldRao = Math.min(costRao, holdRao);
        var fromFreeRao = Math.min(subtractExact(costRao, fromHoldRao), freeRao);
        var missingRao = subtractExact(costRao, addExact(fromHoldRao, fromFreeRao));
        var lossRao = Math.min(missingRao, treasuryRao);
        var unpaidRao = subtractExact(missingRao, lossRao);
        var paidRao = subtractExact(costRao, unpaidRao);
        var minerRao = Math.min(split.minerRao(), paidRao);
        return new Payment(fromHoldRao, fromFreeRao, lossRao, unpaidRao, minerRao, subtractExact(paidRao, minerRao));
    }

    long fromCustomerRao() {
        return addExact(fromHoldRao, fromFreeRao);
    }

    long customerToMinerRao() {
        return Math.min(fromCustomerRao(), minerRao);
    }

    long customerToProtocolRao() {
        return subtractExact(fromCustomerRao(), customerToMinerRao());
    }

    long treasuryToMinerRao() {
        return subtractExact(minerRao, customerToMinerRao());
    }

    long treasuryToProtocolRao() {
        return subtractExact(lossRao, treasuryToMinerRao());
    }
}
