package io.taomarket.wallet.stake;

import io.taomarket.chassis.problem.Refusal;
import io.taomarket.wallet.ledger.Books;
import io.taomarket.wallet.ledger.Command;
import io.taomarket.wallet.ledger.Reads;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/**
 * Sets what the owner of a hotkey takes of dividends: less at any time, more seldom.
 *
 * @param takeParts in parts of 65535
 * @param height the newest block when it was asked for
 * @param raiseBlocks how many blocks must lie between two raises
 */
record ChangeTake(UUID accountId, String hotkey, int takeParts, long height, long raiseBlocks)
        implements Command<Boolean> {

    @Override
    public Reads reads() {
        return Reads.of(StakeBook.poolId(hotkey)).record(StakePool.REGISTER, hotkey);
    }

    /** False when it was that already. */
    @Override
    public Boolean apply(Books books) {
        var pool = books.find(StakePool.REGISTER, hotkey)
                .filter(found -> found.ownerId().equals(accountId))
                .orElseThrow(Delegates::notFound);
        if (takeParts == pool.takeParts()) return false;
        books.put(StakePool.REGISTER, changed(pool).touched());
        return true;
    }

    private StakePool changed(StakePool pool) {
        if (takeParts < pool.takeParts()) return pool.withTake(takeParts, pool.takeRaisedAt());
        if (pool.takeRaisedAt() != null) {
            var allowedAt = pool.takeRaisedAt() + raiseBlocks;
            if (height < allowedAt) throw tooSoon(allowedAt);
        }
        return pool.withTake(takeParts, height);
    }

    private Refusal tooSoon(long allowedAt) {
        return new Refusal(
                HttpStatus.CONFLICT,
                "take_raised_too_soon",
                "A take may be raised once in " + raiseBlocks + " blocks; next at " + allowedAt + ".",
                Map.of("allowed_at_block", allowedAt));
    }
}
