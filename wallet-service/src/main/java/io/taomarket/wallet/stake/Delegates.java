package io.taomarket.wallet.stake;

import io.taomarket.chassis.problem.Refusal;
import io.taomarket.wallet.block.ChainHead;
import io.taomarket.wallet.door.InvalidField;
import io.taomarket.wallet.ledger.Ledger;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** What owners of hotkeys take of their stakers' dividends. Lowered at any time, raised seldom and never above a limit. */
@Service
class Delegates {

    private final Ledger ledger;
    private final StakeProperties properties;
    private final ChainHead head;

    Delegates(Ledger ledger, StakeProperties properties, ChainHead head) {
        this.ledger = ledger;
        this.properties = properties;
        this.head = head;
    }

    void take(UUID accountId, String hotkey, int takeParts) {
        if (takeParts < 0 || takeParts > properties.maxTakeParts()) throw outOfRange();
        ledger.submit(new ChangeTake(accountId, hotkey, takeParts, head.height(), properties.takeRaiseBlocks()));
    }

    static Refusal notFound() {
        return new Refusal(HttpStatus.NOT_FOUND, "hotkey_not_found", "There is no such hotkey.");
    }

    private Refusal outOfRange() {
        return new InvalidField("take", "must be from 0 to " + properties.maxTakeParts() + ", in parts of 65535");
    }
}
