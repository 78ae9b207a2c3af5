package io.taomarket.wallet.stake;

import io.taomarket.chassis.problem.Refusal;
import io.taomarket.wallet.block.ChainHead;
import io.taomarket.wallet.door.InvalidField;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What owners of hotkeys take of their stakers' dividends. Lowered at any time, raised seldom and never above a limit. */
@Service
@Transactional
class Delegates {

    private final StakePools pools;
    private final StakeProperties properties;
    private final ChainHead head;

    Delegates(StakePools pools, StakeProperties properties, ChainHead head) {
        this.pools = pools;
        this.properties = properties;
        this.head = head;
    }

    void take(UUID accountId, String hotkey, int takeParts) {
        if (takeParts < 0 || takeParts > properties.maxTakeParts()) throw outOfRange();
        var stakes = pools.lock(Set.of(hotkey), List.of());
        if (!stakes.has(hotkey) || !stakes.pool(hotkey).ownerId().equals(accountId)) throw notFound();
        var pool = stakes.pool(hotkey);
        if (takeParts == pool.takeParts()) return;
        pools.writeTake(stakes, changed(pool, takeParts));
    }

    private StakePool changed(StakePool pool, int takeParts) {
        if (takeParts < pool.takeParts()) return pool.withTake(takeParts, pool.takeRaisedAt());
        var height = head.height();
        if (pool.takeRaisedAt() != null) {
            var allowedAt = pool.takeRaisedAt() + properties.takeRaiseBlocks();
            if (height < allowedAt) throw tooSoon(allowedAt);
        }
        return pool.withTake(takeParts, height);
    }

    static Refusal notFound() {
        return new Refusal(HttpStatus.NOT_FOUND, "hotkey_not_found", "There is no such hotkey.");
    }

    private Refusal outOfRange() {
        return new InvalidField("take", "must be from 0 to " + properties.maxTakeParts() + ", in parts of 65535");
    }

    private Refusal tooSoon(long allowedAt) {
        return new Refusal(
                HttpStatus.CONFLICT,
                "take_raised_too_soon",
                "A take may be raised once in " + properties.takeRaiseBlocks() + " blocks; next at " + allowedAt + ".",
                Map.of("allowed_at_block", allowedAt));
    }
}
