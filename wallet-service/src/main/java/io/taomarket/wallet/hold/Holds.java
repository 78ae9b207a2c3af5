package io.taomarket.wallet.hold;

import io.taomarket.wallet.hold.EndHold.How;
import io.taomarket.wallet.key.Keys;
import io.taomarket.wallet.ledger.Ledger;
import io.taomarket.wallet.ledger.Outcome;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Sets money aside, so that nobody can spend it twice, whatever runs in parallel. A repeated call by the same id answers
 * with the hold as it is now.
 */
@Service
class Holds {

    private final HoldRepository holds;
    private final Ledger ledger;
    private final Keys keys;
    private final HoldProperties properties;
    private final Clock clock;

    Holds(HoldRepository holds, Ledger ledger, Keys keys, HoldProperties properties, Clock clock) {
        this.holds = holds;
        this.ledger = ledger;
        this.keys = keys;
        this.properties = properties;
        this.clock = clock;
    }

    Held open(UUID holdId, UUID accountId, UUID keyId, String replica, long amountRao) {
        keys.requireUsable(accountId, keyId);
        return ledger.submit(new OpenHold(holdId, accountId, keyId, replica, amountRao, properties));
    }

    Held topUp(UUID holdId, UUID topUpId, long amountRao) {
        var owner = owner(holdId);
        keys.requireUsable(owner.accountId(), owner.keyId());
        return ledger.submit(new TopUpHold(holdId, topUpId, owner.accountId(), owner.keyId(), amountRao, properties));
    }

    Held release(UUID holdId, UUID releaseId, long amountRao) {
        var owner = owner(holdId);
        return ledger.submit(new ReleaseHold(holdId, releaseId, owner.accountId(), owner.keyId(), amountRao));
    }

    /** Closes a hold for good. */
    Held end(UUID holdId, UUID endId, How how) {
        var owner = owner(holdId);
        return ledger.submit(new EndHold(holdId, endId, owner.accountId(), owner.keyId(), how));
    }

    /** The replica lives, and so do its holds that are not empty; returns how many they are. */
    int heartbeat(String replica) {
        return holds.extend(replica, clock.instant().plus(properties.ttl()));
    }

    /** Gives back what silent replicas have left; returns how many holds have expired. */
    int sweep() {
        var silent = holds.expired(clock.instant(), properties.sweepLimit());
        if (silent.isEmpty()) return 0;
        var outcomes = ledger.submitAll(silent.stream()
                .map(hold -> new ExpireHold(hold.id(), hold.accountId()))
                .toList());
        return (int) outcomes.stream().filter(Outcome::orThrow).count();
    }

    /** Whose hold it is never changes, so it can be asked before the command is sent. */
    private Hold owner(UUID holdId) {
        return holds.find(holdId).orElseThrow(HoldCommand::notFound);
    }
}
