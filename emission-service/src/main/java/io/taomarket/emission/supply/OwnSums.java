package io.taomarket.emission.supply;

/**
 * What emission itself knows, in one snapshot.
 *
 * @param mintedRao by all blocks
 * @param pendingRao in all budgets
 * @param paidRao by all epochs
 * @param recycledRao as far as it has been heard
 */
record OwnSums(long height, long mintedRao, long pendingRao, long paidRao, long recycledRao) {

    /** What blocks have minted is pending or paid; there is no third place. */
    boolean balanced() {
        return mintedRao == Math.addExact(pendingRao, paidRao);
    }
}
