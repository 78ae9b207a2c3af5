package io.taomarket.wallet.stake;

import java.math.BigInteger;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The row behind a share pool.
 *
 * @param poolId its account in the ledger, which holds the money
 * @param ownerId the account of the hotkey
 * @param takeParts the owner's share of dividends, in parts of 65535
 * @param takeRaisedAt block of the last raise
 * @param version how often the stake has changed
 */
record StakePool(
        String hotkey,
        UUID poolId,
        UUID ownerId,
        BigInteger totalShares,
        int takeParts,
        @Nullable Long takeRaisedAt,
        long version) {

    StakePool addShares(BigInteger shares) {
        return new StakePool(hotkey, poolId, ownerId, totalShares.add(shares), takeParts, takeRaisedAt, version);
    }

    StakePool withTake(int takeParts, @Nullable Long takeRaisedAt) {
        return new StakePool(hotkey, poolId, ownerId, totalShares, takeParts, takeRaisedAt, version);
    }
}
