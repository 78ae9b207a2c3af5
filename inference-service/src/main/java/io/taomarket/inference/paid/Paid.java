package io.taomarket.inference.paid;

import io.taomarket.chassis.presence.Farewell;
import io.taomarket.chassis.presence.Presence;
import io.taomarket.inference.generation.Journal;
import io.taomarket.inference.hold.Holds;
import io.taomarket.inference.hold.Reservation;
import io.taomarket.inference.miner.Miners;
import io.taomarket.inference.rate.Allowance;
import io.taomarket.inference.rate.TokenRates;
import io.taomarket.inference.route.Plan;
import io.taomarket.inference.route.Router;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Where paid requests begin: nobody is asked before the worst case is reserved, in tokens and in money. */
@Component
public class Paid {

    private final Router router;
    private final TokenRates rates;
    private final Holds holds;
    private final Miners miners;
    private final Journal journal;
    private final Bookkeeping books;
    private final Farewell farewell;
    private final Presence presence;
    private final HttpServletRequest request;

    /**
     * @param request stands for whichever the current thread serves
     */
    Paid(
            Router router,
            TokenRates rates,
            Holds holds,
            Miners miners,
            Journal journal,
            Bookkeeping books,
            Farewell farewell,
            Presence presence,
            HttpServletRequest request) {
        this.router = router;
        this.rates = rates;
        this.holds = holds;
        this.miners = miners;
        this.journal = journal;
        this.books = books;
        this.farewell = farewell;
        this.presence = presence;
        this.request = request;
    }

    /** Plans the route and reserves the money; the caller closes what it gets. */
    public Journey begin(Order order) {
        journal.requireRoom();
        var plan = router.plan(order.models(), order.needs(), order.wishes(), order.promptField(), order.promptStart());
        var customer = order.customer();
        var allowance = rates.take(customer.keyId(), customer.tokensPerMinute(), plan.worstTokens());
        var reservation = reserve(customer, plan, allowance);
        return new Journey(
                order, plan, allowance, reservation, miners, books, new Attendance(presence, farewell, request));
    }

    private Reservation reserve(Customer customer, Plan plan, Allowance allowance) {
        try {
            return holds.reserve(customer.accountId(), customer.keyId(), plan.worstRao());
        } catch (RuntimeException refused) {
            allowance.settle(0);
            throw refused;
        }
    }
}
