package io.taomarket.wallet.epoch;

import io.taomarket.contracts.emission.EpochPaid;
import io.taomarket.contracts.emission.Payout;
import io.taomarket.wallet.ledger.Ledger;
import io.taomarket.wallet.stake.StakePools;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Pays epochs, each once and whole. */
@Service
class EpochPayments {

    private final StakePools pools;
    private final Ledger ledger;

    EpochPayments(StakePools pools, Ledger ledger) {
        this.pools = pools;
        this.ledger = ledger;
    }

    void pay(EpochPaid epoch) {
        var hotkeys = epoch.payouts().stream().map(Payout::hotkey).collect(Collectors.toSet());
        ledger.submit(new PayEpoch(epoch, pools.owners(hotkeys)));
    }
}
