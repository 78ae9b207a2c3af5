package io.taomarket.inference.paid;

import io.taomarket.inference.generation.Journal;
import io.taomarket.inference.hold.Holds;
import io.taomarket.inference.miner.Miners;
import io.taomarket.inference.route.Router;
import org.springframework.stereotype.Component;

/** Where paid requests begin: nobody is asked before the worst case is reserved. */
@Component
public class Paid {

    private final Router router;
    private final Holds holds;
    private final Miners miners;
    private final Journal journal;
    private final Bookkeeping books;

    Paid(Router router, Holds holds, Miners miners, Journal journal, Bookkeeping books) {
        this.router = router;
        this.holds = holds;
        this.miners = miners;
        this.journal = journal;
        this.books = books;
    }

    /** Plans the route and reserves the money; the caller closes what it gets. */
    public Journey begin(Order order) {
        journal.requireRoom();
        var plan = router.plan(order.model(), order.need(), order.wishes(), order.promptField());
        var customer = order.customer();
        var reservation = holds.reserve(customer.accountId(), customer.keyId(), plan.worstRao());
        return new Journey(order, plan, reservation, miners, books);
    }
}
