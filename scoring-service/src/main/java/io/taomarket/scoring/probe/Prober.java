package io.taomarket.scoring.probe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.taomarket.chassis.egress.EgressProperties;
import io.taomarket.chassis.egress.EndpointUrl;
import io.taomarket.chassis.egress.InvalidEndpointUrl;
import io.taomarket.chassis.egress.OutboundFailure;
import io.taomarket.chassis.egress.OutboundHttp;
import io.taomarket.chassis.egress.OutboundRequest;
import io.taomarket.chassis.signing.Address;
import io.taomarket.chassis.signing.PlatformKey;
import io.taomarket.chassis.signing.SignedRequests;
import io.taomarket.scoring.metagraph.Offer;
import io.taomarket.scoring.score.Evidence;
import io.taomarket.scoring.score.Evidence.Outcome;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Sends a probe as inference sends a customer's request: same signature, same headers, same path. */
@Service
public class Prober {

    private final OutboundHttp http;
    private final EgressProperties egress;
    private final PlatformKey platform;
    private final ProbeProperties properties;
    private final MeterRegistry meters;
    private final Clock clock;

    Prober(
            OutboundHttp http,
            EgressProperties egress,
            PlatformKey platform,
            ProbeProperties properties,
            MeterRegistry meters,
            Clock clock) {
        this.http = http;
        this.egress = egress;
        this.platform = platform;
        this.properties = properties;
        this.meters = meters;
        this.clock = clock;
        for (var outcome : Outcome.values()) probes(outcome);
    }

    /** Asks the miner and measures; every failure is the miner's and becomes evidence too. */
    public Evidence probe(Offer offer, Probe probe, String validator) {
        var startedAt = clock.instant();
        var startNanos = System.nanoTime();
        var answer = ask(offer, probe);
        var latencyMs = (System.nanoTime() - startNanos) / 1_000_000;
        var judgement =
                switch (answer) {
                    case Answer.Body(var body) -> probe.judge(body);
                    case Answer.Silence(var outcome) -> Judgement.silent(kind(probe), outcome);
                };
        probes(judgement.outcome()).increment();
        return new Evidence(
                UUID.randomUUID(),
                offer.netuid(),
                offer.hotkey(),
                probe.model(),
                judgement.kind(),
                validator,
                probe.seed(),
                judgement.outcome(),
                judgement.quality(),
                judgement.similarity(),
                judgement.orderHolds(),
                latencyMs,
                startedAt);
    }

    private Counter probes(Outcome outcome) {
        return meters.counter("taomarket.scoring.probes", "outcome", outcome.code());
    }

    private Answer ask(Offer offer, Probe probe) {
        try {
            var endpoint = EndpointUrl.parse(offer.url(), egress);
            var body = probe.body();
            var request = OutboundRequest.post(endpoint, probe.path(), headers(offer, probe, endpoint, body), body);
            var response = http.exchange(offer.hotkey(), request, properties.deadlines(), properties.maxAnswerBytes());
            return response.status() == 200 ? new Answer.Body(response.body()) : new Answer.Silence(Outcome.FAILED);
        } catch (OutboundFailure e) {
            return new Answer.Silence(outcome(e));
        } catch (InvalidEndpointUrl e) {
            return new Answer.Silence(Outcome.FAILED);
        }
    }

    private Map<String, String> headers(Offer offer, Probe probe, EndpointUrl endpoint, byte[] body) {
        var headers = new HashMap<>(SignedRequests.sign(
                platform.signingKey(),
                "POST",
                endpoint.target(probe.path()),
                body,
                new Address(offer.hotkey()),
                clock));
        headers.put("Content-Type", "application/json");
        headers.put("Accept", "application/json");
        headers.put("X-Tao-Attempt", "1");
        headers.put(
                "X-Tao-Deadline",
                Long.toString(clock.millis() + properties.timeout().toMillis()));
        return headers;
    }

    private static Outcome outcome(OutboundFailure failure) {
        return switch (failure.reason()) {
            case TIMED_OUT -> Outcome.TIMED_OUT;
            case TOO_LARGE -> Outcome.INVALID;
            case REFUSED_ADDRESS, CONNECT_FAILED, PROTOCOL -> Outcome.FAILED;
        };
    }

    private static Evidence.Kind kind(Probe probe) {
        return switch (probe) {
            case EmbeddingProbe embedding -> embedding.kind();
            case ChatProbe chat -> chat.kind();
        };
    }

    /** What came back. */
    private sealed interface Answer {

        record Body(byte[] bytes) implements Answer {}

        record Silence(Outcome outcome) implements Answer {}
    }
}
