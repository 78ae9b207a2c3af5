package io.taomarket.wallet.epoch;

import io.taomarket.contracts.emission.EpochPaid;
import io.taomarket.contracts.emission.Payout;
import io.taomarket.wallet.ledger.Books;
import io.taomarket.wallet.ledger.Command;
import io.taomarket.wallet.ledger.DerivedId;
import io.taomarket.wallet.ledger.Ledger;
import io.taomarket.wallet.ledger.Reads;
import io.taomarket.wallet.stake.StakeBook;
import java.util.Map;
import java.util.UUID;

/**
 * Mints what an epoch has earned, all of it or nothing, once per subnet and epoch. Answers false when it was paid before.
 * Once refused it may still be paid: emission has written it off, so that money would be missing for ever otherwise.
 *
 * @param owners whose the hotkeys are, those that are bound
 */
public record PayEpoch(EpochPaid epoch, Map<String, UUID> owners) implements Command<Boolean> {

    @Override
    public Reads reads() {
        var reads = Reads.of(Ledger.ISSUANCE).record(PaidEpoch.REGISTER, PaidEpoch.Key.of(epoch));
        for (var payout : epoch.payouts()) {
            var hotkey = payout.hotkey();
            StakeBook.reads(reads, hotkey, owners.getOrDefault(hotkey, payout.accountId()));
            reads.record(Dividend.REGISTER, new Dividend.Key(hotkey, epoch.netuid(), epoch.epoch()));
        }
        return reads;
    }

    @Override
    public int weight() {
        return Math.max(1, epoch.payouts().size());
    }

    @Override
    public Boolean apply(Books books) {
        var past = books.find(PaidEpoch.REGISTER, PaidEpoch.Key.of(epoch));
        if (past.isPresent()) {
            past.get().requireSame(epoch);
            return false;
        }
        var stakes = new StakeBook(books);
        for (var index = 0; index < epoch.payouts().size(); index++)
            pay(books, stakes, index, epoch.payouts().get(index));
        books.put(PaidEpoch.REGISTER, PaidEpoch.of(epoch));
        return true;
    }

    private void pay(Books books, StakeBook stakes, int index, Payout payout) {
        switch (payout.role()) {
            case MINER, OWNER -> stakes.mintForOwner(payout.hotkey(), transferId(index, "owner"), payout.amountRao());
            case VALIDATOR -> payDividend(books, stakes, index, payout);
        }
    }

    private void payDividend(Books books, StakeBook stakes, int index, Payout payout) {
        var hotkey = payout.hotkey();
        var stakeBeforeRao = stakes.totalRao(hotkey);
        var raisedRao =
                stakes.mintDividend(hotkey, transferId(index, "owner"), transferId(index, "pool"), payout.amountRao());
        var dividend = new Dividend(epoch.netuid(), epoch.epoch(), hotkey, stakeBeforeRao, raisedRao);
        if (books.find(Dividend.REGISTER, dividend.key()).isEmpty()) books.put(Dividend.REGISTER, dividend);
    }

    private UUID transferId(int index, String leg) {
        return DerivedId.of("epoch", epoch.netuid(), epoch.epoch(), index, leg);
    }
}
