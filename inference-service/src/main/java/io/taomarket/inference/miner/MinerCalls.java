package io.taomarket.inference.miner;

import io.taomarket.chassis.egress.Deadlines;
import io.taomarket.chassis.egress.OutboundFailure;
import io.taomarket.chassis.egress.OutboundHttp;
import io.taomarket.chassis.egress.OutboundRequest;
import io.taomarket.chassis.egress.OutboundStream;
import io.taomarket.chassis.signing.PlatformKey;
import io.taomarket.chassis.signing.SignedRequests;
import io.taomarket.chassis.trace.Step;
import io.taomarket.chassis.trace.Traces;
import io.taomarket.contracts.inference.Outcome;
import io.taomarket.inference.catalogue.Offer;
import io.taomarket.inference.catalogue.Surface;
import io.taomarket.inference.miner.MinerFailure.Blame;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Calls miners in the platform's name. Nothing of the customer's request but its rebuilt body goes out. */
@Component
public class MinerCalls {

    private static final String DEADLINE_HEADER = "X-Tao-Deadline";
    private static final int LONGEST_COOL_DOWN_S = 30;
    private static final String ATTEMPT_HEADER = "X-Tao-Attempt";

    private final OutboundHttp http;
    private final PlatformKey platform;
    private final Clock clock;
    private final Traces traces;

    MinerCalls(OutboundHttp http, PlatformKey platform, Clock clock, Traces traces) {
        this.http = http;
        this.platform = platform;
        this.clock = clock;
        this.traces = traces;
    }

    /** The JSON that the miner answers in one piece. */
    public byte[] ask(Offer offer, Question question, Deadlines deadlines, long maxBytes) throws MinerFailure {
        try (var step = step(offer, question)) {
            return traced(step, () -> whole(offer, question, deadlines, maxBytes));
        }
    }

    /** The stream that the miner answers, once its head is there and good. */
    public OutboundStream stream(Offer offer, Question question, Deadlines deadlines, long maxBytes)
            throws MinerFailure {
        try (var step = step(offer, question)) {
            return traced(step, () -> opened(offer, question, deadlines, maxBytes));
        }
    }

    /** The miner is a stranger and is not told of the trace. */
    private Step step(Offer offer, Question question) {
        var step = traces.step("ask miner");
        if (step.isTraced())
            step.tag("tao.miner", offer.hotkey())
                    .tag("tao.model", offer.model())
                    .tag("tao.attempt", Integer.toString(question.attempt()));
        return step;
    }

    private static <A> A traced(Step step, Asking<A> asking) throws MinerFailure {
        try {
            return asking.ask();
        } catch (MinerFailure failure) {
            step.failed(failure);
            throw failure;
        }
    }

    private byte[] whole(Offer offer, Question question, Deadlines deadlines, long maxBytes) throws MinerFailure {
        var request = request(offer, question, "application/json", deadlines);
        try (var answer = http.openWhole(offer.hotkey(), request, deadlines, maxBytes, question.abort())) {
            check(answer, "application/json", question);
            return answer.body().readAllBytes();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private OutboundStream opened(Offer offer, Question question, Deadlines deadlines, long maxBytes)
            throws MinerFailure {
        var request = request(offer, question, "text/event-stream", deadlines);
        try {
            var answer = http.open(offer.hotkey(), request, deadlines, maxBytes, question.abort());
            try {
                check(answer, "text/event-stream", question);
                return answer;
            } catch (MinerFailure | IOException e) {
                answer.close();
                throw e;
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Whether the miner answers at all, found out without a customer's request. */
    boolean isBack(Offer offer, Deadlines deadlines) {
        var headers = SignedRequests.sign(
                platform.signingKey(), "GET", offer.endpoint().target("/v1/models"), new byte[0], offer.miner(), clock);
        try {
            var request = OutboundRequest.get(offer.endpoint(), "/v1/models", headers);
            return http.exchange(offer.hotkey(), request, deadlines, 1 << 20).status() < 500;
        } catch (OutboundFailure e) {
            return false;
        }
    }

    private OutboundRequest request(Offer offer, Question question, String mediaType, Deadlines deadlines) {
        var json = question.json();
        var target = offer.endpoint().target(question.path());
        var headers =
                new HashMap<>(SignedRequests.sign(platform.signingKey(), "POST", target, json, offer.miner(), clock));
        headers.put("Content-Type", "application/json");
        headers.put("Accept", mediaType);
        headers.put(
                DEADLINE_HEADER,
                Long.toString(clock.millis() + deadlines.total().toMillis()));
        headers.put(ATTEMPT_HEADER, Integer.toString(question.attempt()));
        return OutboundRequest.post(offer.endpoint(), question.path(), headers, json);
    }

    /** Miners offer a model for its own surface; whatever else they may be asked, they need not know. */
    private static boolean isOptional(Question question) {
        return Arrays.stream(Surface.values()).map(Surface::path).noneMatch(question.path()::equals);
    }

    private static void check(OutboundStream answer, String mediaType, Question question)
            throws MinerFailure, IOException {
        var status = answer.status();
        var type = answer.header("content-type").orElse("");
        if (status == 200 && type.startsWith(mediaType)) return;
        throw switch (status) {
            case 200 -> MinerFailure.invalid("the answer is not " + mediaType);
            case 429, 503 -> MinerFailure.busy(coolDown(answer), "status " + status);
            case 400, 413, 422 -> MinerFailure.refused("status " + status, complaint(answer));
            case 404, 405, 501 ->
                new MinerFailure(
                        Outcome.FAILED, isOptional(question) ? Blame.REQUEST : Blame.MINER, "status " + status, null);
            default -> new MinerFailure(Outcome.FAILED, Blame.MINER, "status " + status, null);
        };
    }

    private static Optional<Complaint> complaint(OutboundStream answer) throws IOException {
        return Complaint.read(answer.body().readNBytes(Complaint.MOST_BYTES));
    }

    /** As long as the miner wishes, within reason; a second where it does not say. */
    private static Duration coolDown(OutboundStream answer) {
        var seconds = answer.header("retry-after")
                .filter(value -> value.matches("[0-9]{1,9}"))
                .map(Long::parseLong);
        return Duration.ofSeconds(Math.clamp(seconds.orElse(1L), 1, LONGEST_COOL_DOWN_S));
    }

    /** What a broken exchange says about the miner. */
    public static MinerFailure failure(IOException e) {
        var outcome =
                switch (e) {
                    case OutboundFailure failure ->
                        switch (failure.reason()) {
                            case TIMED_OUT -> Outcome.TIMED_OUT;
                            case TOO_LARGE -> Outcome.INVALID;
                            case REFUSED_ADDRESS, CONNECT_FAILED, PROTOCOL -> Outcome.FAILED;
                        };
                    default -> Outcome.FAILED;
                };
        return new MinerFailure(outcome, Blame.MINER, String.valueOf(e.getMessage()), e);
    }

    @FunctionalInterface
    private interface Asking<A> {

        A ask() throws MinerFailure;
    }
}
