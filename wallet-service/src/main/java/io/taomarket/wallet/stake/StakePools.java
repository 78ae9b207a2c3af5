package io.taomarket.wallet.stake;

import io.taomarket.chassis.outbox.Outbox;
import io.taomarket.contracts.wallet.StakeChanged;
import io.taomarket.wallet.ledger.DerivedId;
import io.taomarket.wallet.ledger.Kind;
import io.taomarket.wallet.ledger.Ledger;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The share pools of all hotkeys. A pool changes only while its account in the ledger is locked. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class StakePools {

    private static final int ROOT = 0;

    private final StakeRepository rows;
    private final Ledger ledger;
    private final StakeProperties properties;
    private final Outbox outbox;
    private final Clock clock;

    StakePools(StakeRepository rows, Ledger ledger, StakeProperties properties, Outbox outbox, Clock clock) {
        this.rows = rows;
        this.ledger = ledger;
        this.properties = properties;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** An empty pool for a hotkey that has just been bound. */
    public void open(String hotkey, UUID ownerId) {
        var poolId = DerivedId.of("stake-pool", hotkey);
        ledger.open(poolId, Kind.STAKE_POOL);
        rows.insertPool(hotkey, poolId, ownerId, properties.maxTakeParts());
    }

    /** Locks the pools of these hotkeys, those that exist, together with other accounts of the ledger. */
    public StakeBook lock(Set<String> hotkeys, Collection<UUID> otherAccounts) {
        var accounts = new HashSet<>(otherAccounts);
        rows.pools(hotkeys).forEach(pool -> accounts.add(pool.poolId()));
        var book = ledger.lock(accounts);
        var pools = rows.pools(hotkeys); // again: only what is read under the lock counts
        var owners = new HashSet<>(otherAccounts);
        pools.forEach(pool -> owners.add(pool.ownerId()));
        return new StakeBook(book, pools, rows.positions(hotkeys, owners));
    }

    /** Writes money, shares and, for every pool that was touched, a new version that the others hear of. */
    public void write(StakeBook stakes) {
        ledger.write(stakes.book());
        rows.write(stakes.changedPositions());
        var touched = stakes.touchedPools();
        rows.update(touched);
        touched.forEach(pool -> say(pool, stakes.totalRao(pool.hotkey())));
    }

    private void say(StakePool pool, long totalRao) {
        outbox.say(new StakeChanged(
                UUID.randomUUID(),
                clock.instant(),
                ROOT,
                pool.hotkey(),
                pool.version() + 1,
                pool.ownerId(),
                totalRao,
                pool.takeParts()));
    }

    /** Writes a new take, which the others hear of like a change of stake. */
    void writeTake(StakeBook stakes, StakePool changed) {
        rows.updateTake(changed);
        say(changed, stakes.totalRao(changed.hotkey()));
    }
}
