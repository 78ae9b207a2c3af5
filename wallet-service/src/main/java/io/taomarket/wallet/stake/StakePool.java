package io.taomarket.wallet.stake;

import io.taomarket.contracts.wallet.StakeChanged;
import io.taomarket.wallet.ledger.Books;
import io.taomarket.wallet.ledger.DerivedId;
import io.taomarket.wallet.ledger.Register;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
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

    private static final int ROOT = 0;

    /** Those of one account can be asked for. */
    static final Register<String, StakePool> REGISTER = Register.of("stake_pool", StakePool::hotkey)
            .key("hotkey", "text", hotkey -> hotkey)
            .fixed("pool_id", "uuid", StakePool::poolId)
            .fixed("owner_id", "uuid", StakePool::ownerId)
            .changing("total_shares", "numeric", StakePool::totalShares)
            .changing("take_parts", "integer", StakePool::takeParts)
            .changing("take_raised_at", "bigint", StakePool::takeRaisedAt)
            .changing("version", "bigint", StakePool::version)
            .group("owner_id", "uuid", "true", StakePool::ownerId)
            .news(StakePool::changed)
            .reading(StakePool::read);

    StakePool addShares(BigInteger shares) {
        return new StakePool(hotkey, poolId, ownerId, totalShares.add(shares), takeParts, takeRaisedAt, version);
    }

    StakePool withTake(int takeParts, @Nullable Long takeRaisedAt) {
        return new StakePool(hotkey, poolId, ownerId, totalShares, takeParts, takeRaisedAt, version);
    }

    /** Its stake or its take is another; so the others hear of it. */
    StakePool touched() {
        return new StakePool(hotkey, poolId, ownerId, totalShares, takeParts, takeRaisedAt, version + 1);
    }

    private StakeChanged changed(Books books) {
        return new StakeChanged(
                DerivedId.of("stake-changed", hotkey, version),
                books.time(),
                ROOT,
                hotkey,
                version,
                ownerId,
                books.postedRao(poolId),
                takeParts);
    }

    private static StakePool read(ResultSet row) throws SQLException {
        return new StakePool(
                row.getString("hotkey"),
                row.getObject("pool_id", UUID.class),
                row.getObject("owner_id", UUID.class),
                row.getBigDecimal("total_shares").toBigIntegerExact(),
                row.getInt("take_parts"),
                row.getObject("take_raised_at", Long.class),
                row.getLong("version"));
    }
}
