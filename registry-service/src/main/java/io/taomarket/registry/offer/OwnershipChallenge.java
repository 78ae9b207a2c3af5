package io.taomarket.registry.offer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.chassis.egress.Deadlines;
import io.taomarket.chassis.egress.EndpointUrl;
import io.taomarket.chassis.egress.OutboundFailure;
import io.taomarket.chassis.egress.OutboundHttp;
import io.taomarket.chassis.egress.OutboundRequest;
import io.taomarket.chassis.egress.OutboundResponse;
import io.taomarket.chassis.signing.Address;
import io.taomarket.chassis.signing.PlatformKey;
import io.taomarket.chassis.signing.Scheme;
import io.taomarket.chassis.signing.Signatures;
import io.taomarket.chassis.signing.SignedRequests;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Has an endpoint sign a fresh nonce, so that a miner can offer only what it controls, and the platform's calls cannot
 * be turned against a third party's server.
 */
@Component
class OwnershipChallenge {

    static final String PREFIX = "taomarket-challenge\n";
    private static final int NONCE_BYTES = 16;
    private static final int LONGEST_ANSWER = 4_096;
    private static final int SIGNATURE_HEX = 128;

    private final OutboundHttp http;
    private final PlatformKey platform;
    private final JsonMapper json;
    private final Deadlines deadlines;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    OwnershipChallenge(
            OutboundHttp http, PlatformKey platform, JsonMapper json, OfferProperties properties, Clock clock) {
        this.http = http;
        this.platform = platform;
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        var timeout = properties.challengeTimeout();
        this.deadlines = new Deadlines(timeout, timeout, timeout);
        this.clock = clock;
    }

    /** Blocks for as long as a challenge may take; call it outside of any transaction. */
    Proof challenge(EndpointUrl endpoint, Address hotkey) {
        var nonce = nonce();
        var path = "/tao/challenge?nonce=" + nonce;
        var headers =
                SignedRequests.sign(platform.signingKey(), "GET", endpoint.target(path), new byte[0], hotkey, clock);
        try {
            var request = OutboundRequest.get(endpoint, path, headers);
            return judge(http.exchange(hotkey.ss58(), request, deadlines, LONGEST_ANSWER), hotkey, nonce);
        } catch (OutboundFailure e) {
            return new Proof.Missing(e.reason().code());
        }
    }

    private Proof judge(OutboundResponse response, Address hotkey, String nonce) {
        if (response.status() != 200) return new Proof.Missing("status_" + response.status());
        try {
            var answer = json.readValue(response.body(), Answer.class);
            if (answer == null || !hotkey.ss58().equals(answer.hotkey())) return new Proof.Missing("wrong_hotkey");
            return answer.isSigned(hotkey, nonce) ? new Proof.Given() : new Proof.Missing("wrong_signature");
        } catch (JacksonException _) {
            return new Proof.Missing("malformed_answer");
        }
    }

    private String nonce() {
        var bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** What an endpoint answers; nothing in it is trusted. */
    record Answer(
            @Nullable String hotkey,
            @Nullable String scheme,
            @Nullable String signature) {

        boolean isSigned(Address address, String nonce) {
            if (scheme == null || signature == null || signature.length() != SIGNATURE_HEX) return false;
            var knownScheme = Scheme.of(scheme);
            if (knownScheme.isEmpty()) return false;
            try {
                return Signatures.verify(
                        knownScheme.get(),
                        address.publicKey(),
                        (PREFIX + nonce).getBytes(UTF_8),
                        HexFormat.of().parseHex(signature));
            } catch (IllegalArgumentException _) {
                return false; // not hex
            }
        }
    }
}
