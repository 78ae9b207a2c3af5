package io.taomarket.inference.completion;

import io.taomarket.contracts.inference.Outcome;
import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.fault.CustomerGone;
import io.taomarket.inference.miner.MinerFailure;
import io.taomarket.inference.paid.Counted;
import io.taomarket.inference.paid.Journey;
import java.util.ArrayList;
import java.util.List;

/** The part of a stream after its first token: passes on, counts what has been written, and ends it one way. */
final class Relaying {

    private final Orders orders;
    private final Journey journey;
    private final Task task;
    private final Face.Events events;
    private final MinerStream stream;
    private final CustomerStream customer;
    private final OpenStream open;
    private final List<Written> written = new ArrayList<>();
    private boolean settled;

    Relaying(
            Orders orders,
            Journey journey,
            Task task,
            Face.Events events,
            MinerStream stream,
            CustomerStream customer,
            OpenStream open) {
        this.orders = orders;
        this.journey = journey;
        this.task = task;
        this.events = events;
        this.stream = stream;
        this.customer = customer;
        this.open = open;
        for (var index = 0; index < task.choices(); index++) written.add(new Written(index));
    }

    void run() {
        try {
            events.begin().forEach(customer::event);
            open.reads();
            for (var piece = stream.next(); piece.isPresent(); piece = stream.next()) {
                open.writes();
                events.piece(piece.get()).forEach(customer::event);
                written.get(piece.get().choice()).add(piece.get());
                open.reads();
            }
            finish();
        } catch (CustomerGone e) {
            leave();
        } catch (MinerFailure failure) {
            breakOff(failure);
        } catch (ApiFault fault) {
            end(fault);
        }
    }

    /** The record is written before the last bytes are. */
    private void finish() throws MinerFailure {
        var choices = new ArrayList<Choice>();
        for (var index = 0; index < task.choices(); index++)
            choices.add(written.get(index).choice(stream.finishReason(index)));
        for (var choice : choices) task.verify(choice);
        var counted = new Counted(orders.count(choices, journey.serving()), stream.claim());
        var tail = events.end(choices, journey.usage(counted));
        tail.forEach(customer::hash);
        var finishReason = choices.getFirst().finishReason();
        journey.served(Outcome.FINISHED, counted, finishReason, customer.sha256());
        settled = true;
        tail.forEach(customer::unhashed);
    }

    private void leave() {
        if (settled) return;
        var completionTokens = writtenTokens();
        if (completionTokens == 0) journey.left();
        else journey.served(Outcome.CLIENT_CLOSED, Counted.of(completionTokens), "client_closed", customer.sha256());
    }

    private void breakOff(MinerFailure failure) {
        if (customer.isGone() || journey.hasCustomerLeft()) {
            leave();
            return;
        }
        if (failure.outcome() != Outcome.INVALID && open.isHeldUpByCustomer() && !journey.isDismissed()) {
            leave();
            throw ApiFault.of(504, "stream_timeout", "The answer was read too slowly; what was sent is charged.");
        }
        end(journey.broken(failure));
    }

    /** A stream that has begun is ended by whoever wrote it so far, which may have numbered its events. */
    private void end(ApiFault fault) {
        if (!customer.hasBegun()) throw fault;
        events.fault(fault).forEach(customer::unhashed);
    }

    private long writtenTokens() {
        var choices =
                written.stream().map(written -> written.choice("client_closed")).toList();
        return orders.count(choices, journey.serving());
    }
}
