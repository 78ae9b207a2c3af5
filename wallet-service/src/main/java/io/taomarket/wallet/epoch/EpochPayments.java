package io.taomarket.wallet.epoch;

import io.taomarket.contracts.emission.EpochPaid;
import io.taomarket.contracts.emission.Payout;
import io.taomarket.wallet.ledger.DerivedId;
import io.taomarket.wallet.ledger.Ledger;
import io.taomarket.wallet.stake.StakeBook;
import io.taomarket.wallet.stake.StakePools;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Mints what an epoch has earned: all of it in one transaction, once per subnet and epoch. */
@Service
class EpochPayments {

    private final StakePools pools;
    private final EpochRepository rows;
    private final Clock clock;

    EpochPayments(StakePools pools, EpochRepository rows, Clock clock) {
        this.pools = pools;
        this.rows = rows;
        this.clock = clock;
    }

    @Transactional
    void pay(EpochPaid epoch) {
        var hotkeys = epoch.payouts().stream().map(Payout::hotkey).collect(Collectors.toSet());
        var stakes = pools.lock(hotkeys, List.of(Ledger.ISSUANCE));
        if (!rows.insert(epoch, clock.instant())) return;
        var dividends = new ArrayList<Dividend>();
        for (var index = 0; index < epoch.payouts().size(); index++) pay(stakes, epoch, index, dividends);
        pools.write(stakes);
        rows.insert(dividends);
    }

    private static void pay(StakeBook stakes, EpochPaid epoch, int index, List<Dividend> dividends) {
        var payout = epoch.payouts().get(index);
        switch (payout.role()) {
            case MINER, OWNER ->
                stakes.mintForOwner(payout.hotkey(), transferId(epoch, index, "owner"), payout.amountRao());
            case VALIDATOR -> {
                var stakeBeforeRao = stakes.totalRao(payout.hotkey());
                var raisedRao = stakes.mintDividend(
                        payout.hotkey(),
                        transferId(epoch, index, "owner"),
                        transferId(epoch, index, "pool"),
                        payout.amountRao());
                dividends.add(new Dividend(epoch.netuid(), epoch.epoch(), payout.hotkey(), stakeBeforeRao, raisedRao));
            }
        }
    }

    private static UUID transferId(EpochPaid epoch, int index, String leg) {
        return DerivedId.of("epoch", epoch.netuid(), epoch.epoch(), index, leg);
    }

    /**
     * What an epoch did to the stakers of a validator.
     *
     * @param stakeBeforeRao everything staked on it before
     * @param raisedRao by how much that grew, the take not counted
     */
    record Dividend(int netuid, long epoch, String hotkey, long stakeBeforeRao, long raisedRao) {}
}
