package io.taomarket.wallet.settlement;

import io.taomarket.contracts.inference.RequestServed;
import io.taomarket.wallet.key.KeyUses;
import io.taomarket.wallet.ledger.Ledger;
import io.taomarket.wallet.ledger.Outcome;
import io.taomarket.wallet.ledger.Outcome.Done;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Pays for served requests, many at once, each by itself. A request that was settled before is passed over. */
@Service
class Settlements {

    private final Ledger ledger;
    private final KeyUses uses;
    private final FeeProperties fees;

    Settlements(Ledger ledger, KeyUses uses, FeeProperties fees) {
        this.ledger = ledger;
        this.uses = uses;
        this.fees = fees;
    }

    /** What has become of each of these, in their order; nothing for one that costs nothing or was settled before. */
    List<Outcome<Optional<Settlement>>> settle(List<RequestServed> served) {
        var costly = served.stream().filter(request -> request.costRao() > 0).toList();
        var outcomes = ledger.submitAll(costly.stream()
                        .map(request -> new SettleRequest(request, fees.protocolBasisPoints()))
                        .toList())
                .iterator();
        return served.stream()
                .map(request -> request.costRao() > 0 ? noted(outcomes.next()) : nothing())
                .toList();
    }

    private Outcome<Optional<Settlement>> noted(Outcome<Optional<Settlement>> outcome) {
        if (outcome instanceof Done<Optional<Settlement>>(var settled))
            settled.ifPresent(settlement -> uses.used(settlement.keyId()));
        return outcome;
    }

    private static Outcome<Optional<Settlement>> nothing() {
        return new Done<>(Optional.empty());
    }
}
