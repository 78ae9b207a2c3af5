package io.taomarket.wallet.settlement;

import io.taomarket.contracts.inference.RequestServed;
import io.taomarket.wallet.hold.Holds;
import io.taomarket.wallet.key.KeyUsage;
import io.taomarket.wallet.key.KeyUses;
import io.taomarket.wallet.ledger.Ledger;
import io.taomarket.wallet.settlement.SettlementRepository.RequestKey;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Pays for served requests, many in one transaction. A request that was settled before is passed over. */
@Service
class Settlements {

    private final Ledger ledger;
    private final Holds holds;
    private final KeyUsage usage;
    private final KeyUses uses;
    private final SettlementRepository rows;
    private final FeeProperties fees;
    private final Clock clock;

    Settlements(
            Ledger ledger,
            Holds holds,
            KeyUsage usage,
            KeyUses uses,
            SettlementRepository rows,
            FeeProperties fees,
            Clock clock) {
        this.ledger = ledger;
        this.holds = holds;
        this.usage = usage;
        this.uses = uses;
        this.rows = rows;
        this.fees = fees;
        this.clock = clock;
    }

    /** Settles all of these, or, when one cannot be settled, none. */
    @Transactional
    Outcome settle(List<RequestServed> served) {
        var costly = served.stream().filter(request -> request.costRao() > 0).toList();
        if (costly.isEmpty()) return Outcome.NOTHING;
        var book = ledger.lock(accounts(costly));
        var seen = rows.settled(costly);
        var open = holds.open(costly.stream().map(RequestServed::holdId).toList());
        var till = new Till(book, open, fees.protocolBasisPoints());
        for (var request : costly) {
            if (seen.add(RequestKey.of(request))) till.settle(request);
        }
        ledger.write(book);
        holds.write(till.captured());
        usage.add(till.spentRao());
        rows.insert(till.settlements(), clock.instant());
        till.spentRao().keySet().forEach(uses::used);
        return Outcome.of(till.settlements());
    }

    private static Set<UUID> accounts(List<RequestServed> served) {
        var accounts = new HashSet<UUID>();
        accounts.add(Ledger.ISSUANCE);
        accounts.add(Ledger.TREASURY);
        for (var request : served) {
            accounts.add(request.accountId());
            if (request.minerAccountId() != null) accounts.add(request.minerAccountId());
        }
        return accounts;
    }

    /** What a batch came to. */
    record Outcome(int settled, long lossRao, long unpaidRao) {

        static final Outcome NOTHING = new Outcome(0, 0, 0);

        static Outcome of(List<Till.Settlement> settlements) {
            return new Outcome(
                    settlements.size(),
                    settlements.stream().mapToLong(s -> s.payment().lossRao()).sum(),
                    settlements.stream().mapToLong(s -> s.payment().unpaidRao()).sum());
        }
    }
}
