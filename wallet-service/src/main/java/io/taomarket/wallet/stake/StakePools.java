package io.taomarket.wallet.stake;

import io.taomarket.wallet.ledger.Kind;
import io.taomarket.wallet.ledger.Ledger;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The share pools of all hotkeys: opened here, changed by commands. */
@Service
public class StakePools {

    private final StakeRepository rows;
    private final Ledger ledger;
    private final StakeProperties properties;

    StakePools(StakeRepository rows, Ledger ledger, StakeProperties properties) {
        this.rows = rows;
        this.ledger = ledger;
        this.properties = properties;
    }

    /** An empty pool for a hotkey that has just been bound. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void open(String hotkey, UUID ownerId) {
        var poolId = StakeBook.poolId(hotkey);
        ledger.open(poolId, Kind.STAKE_POOL);
        rows.insertPool(hotkey, poolId, ownerId, properties.maxTakeParts());
    }

    /** Whose these hotkeys are, those that are bound; that never changes. */
    public Map<String, UUID> owners(Set<String> hotkeys) {
        return rows.owners(hotkeys);
    }
}
