package io.taomarket.inference.completion;

import io.taomarket.chassis.egress.Deadlines;
import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.fault.CustomerGone;
import io.taomarket.inference.miner.MinerCalls;
import io.taomarket.inference.miner.MinerFailure;
import io.taomarket.inference.miner.Question;
import io.taomarket.inference.paid.Customer;
import io.taomarket.inference.paid.Journey;
import io.taomarket.inference.paid.Paid;
import io.taomarket.inference.paid.PatienceProperties;
import io.taomarket.inference.paid.Turn;
import io.taomarket.inference.route.Candidate;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Serves a completion token by token. */
@Component
class Streams {

    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);

    private final Orders orders;
    private final Paid paid;
    private final MinerCalls miners;
    private final StreamKeeper keeper;
    private final PatienceProperties patience;
    private final JsonMapper mapper;

    Streams(
            Orders orders,
            Paid paid,
            MinerCalls miners,
            StreamKeeper keeper,
            PatienceProperties patience,
            JsonMapper mapper) {
        this.orders = orders;
        this.paid = paid;
        this.miners = miners;
        this.keeper = keeper;
        this.patience = patience;
        this.mapper = mapper;
    }

    void serve(Customer customer, Task task, Face face, String requestSha256, HttpServletResponse response) {
        var order = orders.order(customer, task, face, requestSha256);
        var customerStream = new CustomerStream(response);
        var open = new OpenStream(customerStream, patience);
        try (var journey = paid.begin(order)) {
            keeper.add(open);
            try (var stream = firstToken(journey, task, open, customerStream)) {
                journey.headers().forEach(response::setHeader);
                open.flows(stream);
                var events = face.events(Orders.head(order, journey.serving()));
                new Relaying(orders, journey, task, events, stream, customerStream, open).run();
            }
        } catch (ApiFault fault) {
            if (!customerStream.hasBegun()) throw fault;
            tell(face.events(Orders.head(order)).fault(fault), customerStream);
        } catch (CustomerGone e) {
            LOG.debug("The customer of request {} has left", customer.requestId());
        } finally {
            keeper.remove(open);
            customerStream.end();
        }
    }

    private MinerStream firstToken(Journey journey, Task task, OpenStream open, CustomerStream customer) {
        try {
            return journey.firstAnswer((candidate, turn) -> {
                try {
                    return ask(candidate, turn, task, open);
                } catch (MinerFailure failure) {
                    if (customer.isGone() || journey.hasCustomerLeft()) throw new CustomerGone();
                    throw failure;
                }
            });
        } catch (CustomerGone e) {
            journey.left();
            throw e;
        }
    }

    private MinerStream ask(Candidate candidate, Turn turn, Task task, OpenStream open) throws MinerFailure {
        var question = new Question(task.path(), orders.minerBody(task, candidate), turn.attempt(), turn.abort());
        var remaining = turn.remaining();
        var first = min(remaining, patience.firstToken());
        var deadlines = new Deadlines(first, first, remaining);
        var maxBytes = Orders.mostBytes(task, candidate);
        open.asks();
        var stream = miners.stream(candidate.offer(), question, deadlines, maxBytes);
        var tokens = new MinerStream(stream, task, candidate.completionLimit(), mapper, patience.usage());
        open.awaits(tokens);
        try {
            tokens.awaitFirst();
            return tokens;
        } catch (MinerFailure | RuntimeException e) {
            open.forgets(tokens);
            tokens.close();
            throw e;
        }
    }

    private static void tell(List<ServerEvent> farewell, CustomerStream customer) {
        try {
            farewell.forEach(customer::unhashed);
        } catch (CustomerGone e) {
            LOG.debug("Nobody reads that the stream has failed");
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
