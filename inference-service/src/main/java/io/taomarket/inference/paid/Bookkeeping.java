package io.taomarket.inference.paid;

import io.taomarket.contracts.inference.RequestServed;
import io.taomarket.inference.generation.Details;
import io.taomarket.inference.generation.Journal;
import io.taomarket.inference.generation.Served;
import io.taomarket.inference.hold.Reservation;
import io.taomarket.inference.meter.Comparison;
import io.taomarket.inference.meter.Tolerance;
import io.taomarket.inference.receipt.Receipt;
import io.taomarket.inference.receipt.Receipts;
import io.taomarket.inference.route.Candidate;
import io.taomarket.inference.route.Plan;
import io.taomarket.routing.StoredRouting;
import io.taomarket.routing.StoredRouting.Place;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down how a request ended; signs a receipt for what was served. */
@Component
class Bookkeeping {

    private final Receipts receipts;
    private final Journal journal;
    private final Figures figures;
    private final Tolerance tolerance;
    private final Clock clock;

    Bookkeeping(Receipts receipts, Journal journal, Figures figures, Tolerance tolerance, Clock clock) {
        this.receipts = receipts;
        this.journal = journal;
        this.figures = figures;
        this.tolerance = tolerance;
        this.clock = clock;
    }

    /** Looks whether a miner has counted as we have; where it has not, the operator can see it. */
    Comparison compare(Candidate candidate, Counted counted) {
        var comparison =
                tolerance.compare(counted.claim(), candidate.need().promptTokens(), counted.completionTokens());
        figures.count(comparison);
        return comparison;
    }

    void served(Order order, Plan plan, Candidate candidate, Reservation reservation, Ending ending) {
        var now = clock.instant();
        var receipt = receipts.sign(receipt(order, candidate, reservation, ending, now));
        var event = event(order, candidate, plan, reservation, ending, receipt, now);
        write(order, new Served(event, details(order, plan, ending)));
    }

    void failed(Order order, Plan plan, Reservation reservation, Ending ending) {
        var event = event(order, null, plan, reservation, ending, "", clock.instant());
        write(order, new Served(event, details(order, plan, ending)));
    }

    private void write(Order order, Served served) {
        journal.write(served);
        figures.count(order, served);
    }

    private static Receipt receipt(
            Order order, Candidate candidate, Reservation reservation, Ending ending, Instant now) {
        var customer = order.customer();
        return new Receipt(
                customer.requestId(),
                customer.accountId(),
                candidate.offer().model(),
                candidate.offer().hotkey(),
                order.requestSha256(),
                ending.responseSha256(),
                ending.usage().promptTokens(),
                ending.usage().cachedTokens(),
                ending.usage().completionTokens(),
                ending.usage().costRao(),
                candidate.offer().version(),
                reservation.holdId(),
                now);
    }

    private static RequestServed event(
            Order order,
            @Nullable Candidate candidate,
            Plan plan,
            Reservation reservation,
            Ending ending,
            String receipt,
            Instant now) {
        var customer = order.customer();
        var offer = candidate == null ? null : candidate.offer();
        return new RequestServed(
                UUID.randomUUID(),
                now,
                customer.requestId(),
                customer.accountId(),
                customer.keyId(),
                reservation.holdId(),
                offer == null ? plan.candidates().getFirst().offer().netuid() : offer.netuid(),
                offer == null ? order.model().id() : offer.model(),
                offer == null ? null : offer.hotkey(),
                offer == null ? null : offer.accountId(),
                ending.outcome(),
                order.streamed(),
                ending.usage().promptTokens(),
                ending.usage().completionTokens(),
                ending.usage().costRao(),
                offer == null ? 0 : offer.version(),
                ending.attempts(),
                receipt);
    }

    private static Details details(Order order, Plan plan, Ending ending) {
        var customer = order.customer();
        return new Details(
                order.replyId(),
                customer.arrivedAt(),
                ending.finishReason(),
                ending.usage().cachedTokens(),
                ending.firstTokenMs(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - customer.arrivedNanos()),
                ending.overheadMs(),
                routing(plan));
    }

    private static StoredRouting routing(Plan plan) {
        var places = plan.considered().stream()
                .map(candidate -> Place.of(candidate.pick(), candidate.worstRao()))
                .toList();
        return StoredRouting.of(plan.question(), places);
    }
}
