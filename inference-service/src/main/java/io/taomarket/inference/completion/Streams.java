package io.taomarket.inference.completion;

import io.taomarket.chassis.egress.Deadlines;
import io.taomarket.inference.catalogue.Surface;
import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.miner.MinerCalls;
import io.taomarket.inference.miner.MinerFailure;
import io.taomarket.inference.paid.Customer;
import io.taomarket.inference.paid.Journey;
import io.taomarket.inference.paid.Paid;
import io.taomarket.inference.paid.PatienceProperties;
import io.taomarket.inference.route.Candidate;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Serves a completion token by token. */
@Component
class Streams {

    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);

    /** A token usually comes in an event of its own, with some hundred bytes around it. */
    private static final long BYTES_PER_TOKEN = 1_024;

    private static final long ENVELOPE_BYTES = 65_536;

    private final Conversation conversation;
    private final Paid paid;
    private final MinerCalls miners;
    private final StreamKeeper keeper;
    private final PatienceProperties patience;
    private final JsonMapper mapper;

    Streams(
            Conversation conversation,
            Paid paid,
            MinerCalls miners,
            StreamKeeper keeper,
            PatienceProperties patience,
            JsonMapper mapper) {
        this.conversation = conversation;
        this.paid = paid;
        this.miners = miners;
        this.keeper = keeper;
        this.patience = patience;
        this.mapper = mapper;
    }

    void serve(Customer customer, ChatRequest request, String requestSha256, HttpServletResponse response) {
        var order = conversation.order(customer, request, requestSha256);
        var events = new CustomerStream(response);
        var open = new OpenStream(events, patience);
        try (var journey = paid.begin(order)) {
            keeper.add(open);
            try (var stream = firstToken(journey, request, open, events)) {
                journey.headers().forEach(response::setHeader);
                open.flows();
                new Relaying(conversation, journey, conversation.reply(order, request), stream, events, open)
                        .run(request.choices());
            }
        } catch (ApiFault fault) {
            if (!events.hasBegun()) throw fault;
            tell(fault, events);
        } catch (CustomerGone e) {
            LOG.debug("The customer of request {} has left", customer.requestId());
        } finally {
            keeper.remove(open);
            events.end();
        }
    }

    private MinerStream firstToken(Journey journey, ChatRequest request, OpenStream open, CustomerStream events) {
        try {
            return journey.firstAnswer((candidate, remaining) -> {
                try {
                    return ask(candidate, remaining, request, open);
                } catch (MinerFailure failure) {
                    if (events.isGone()) throw new CustomerGone();
                    throw failure;
                }
            });
        } catch (CustomerGone e) {
            journey.left();
            throw e;
        }
    }

    private MinerStream ask(Candidate candidate, Duration remaining, ChatRequest request, OpenStream open)
            throws MinerFailure {
        var body = conversation.minerBody(request, candidate);
        var first = min(remaining, patience.firstToken());
        var deadlines = new Deadlines(first, first, remaining);
        var maxBytes = ENVELOPE_BYTES + candidate.completionLimit() * request.choices() * BYTES_PER_TOKEN;
        var stream = miners.stream(candidate.offer(), Surface.CHAT.path(), body, deadlines, maxBytes);
        var tokens = new MinerStream(stream, request.choices(), mapper);
        open.awaits(tokens);
        try {
            tokens.awaitFirst();
            return tokens;
        } catch (MinerFailure | RuntimeException e) {
            tokens.close();
            throw e;
        }
    }

    private void tell(ApiFault fault, CustomerStream events) {
        try {
            events.unhashed(mapper.writeValueAsBytes(fault.envelope()));
        } catch (CustomerGone e) {
            LOG.debug("Nobody reads that {}", fault.getMessage());
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
