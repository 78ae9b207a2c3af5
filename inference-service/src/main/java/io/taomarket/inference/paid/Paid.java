package io.taomarket.inference.paid;

import io.taomarket.inference.generation.Journal;
import io.taomarket.inference.hold.Holds;
import io.taomarket.inference.miner.Miners;
import io.taomarket.inference.receipt.Receipts;
import io.taomarket.inference.route.Router;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Where paid requests begin: nobody is asked before the worst case is reserved. */
@Component
public class Paid {

    private final Router router;
    private final Holds holds;
    private final Miners miners;
    private final Receipts receipts;
    private final Journal journal;
    private final Clock clock;

    Paid(Router router, Holds holds, Miners miners, Receipts receipts, Journal journal, Clock clock) {
        this.router = router;
        this.holds = holds;
        this.miners = miners;
        this.receipts = receipts;
        this.journal = journal;
        this.clock = clock;
    }

    /** Plans the route and reserves the money; the caller closes what it gets. */
    public Journey begin(Order order) {
        journal.requireRoom();
        var plan = router.plan(order.model(), order.need(), order.wishes(), order.promptField());
        var customer = order.customer();
        var reservation = holds.reserve(customer.accountId(), customer.keyId(), plan.worstRao());
        return new Journey(order, plan, reservation, miners, new Bookkeeping(receipts, journal, clock));
    }
}
