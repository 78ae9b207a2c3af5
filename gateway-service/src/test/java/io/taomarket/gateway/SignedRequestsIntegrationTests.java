package io.taomarket.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.taomarket.gateway.EnvelopeAssertions.assertProblem;
import static io.taomarket.gateway.FakeServices.SERVICES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.chassis.caller.Caller.Kind;
import io.taomarket.chassis.signing.Address;
import io.taomarket.chassis.signing.Nonces;
import io.taomarket.chassis.signing.PlatformKey;
import io.taomarket.chassis.signing.SignedRequest;
import io.taomarket.chassis.signing.SignedRequestVerifier;
import io.taomarket.chassis.signing.SignedRequests;
import io.taomarket.chassis.signing.SigningKey;
import io.taomarket.chassis.signing.SigningProperties;
import io.taomarket.chassis.signing.Verification;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SignedRequestsIntegrationTests extends GatewayFixture {

    private static final String PATH = "/api/v1/subnets/1/neurons/5Grw/endpoint?dry=%2F";
    private static final String BODY = "{\"url\":\"https://miner.example\"}";

    @Autowired
    PlatformKey platform;

    @Autowired
    Nonces nonces;

    private final SigningKey hotkey = SigningKey.generate();

    @Test
    void passesASignedRequestOnceAsItsSigner() throws Exception {
        var signed = sign(platform.address(), BODY, Clock.systemUTC());

        assertThat(send(put(signed, BODY)).statusCode()).isEqualTo(200);
        assertProblem(send(put(signed, BODY)), 401, "replayed_nonce");

        var arrived = SERVICES.findAll(putRequestedFor(urlEqualTo(PATH)));
        assertThat(arrived).hasSize(1);
        var caller = tokens.read(arrived.getFirst().getHeader("X-Tao-Caller")).orElseThrow();
        assertThat(caller.kind()).isEqualTo(Kind.SIGNED);
        assertThat(caller.signer()).isEqualTo(hotkey.address().ss58());
        assertThat(caller.attributes()).containsEntry("scheme", "ed25519");
        assertThat(arrived.getFirst().containsHeader(SignedRequest.SIGNATURE_HEADER))
                .isFalse();
    }

    @Test
    void refusesAReplayAlsoAfterARestart() throws Exception {
        var signed = sign(platform.address(), BODY, Clock.systemUTC());
        assertThat(send(put(signed, BODY)).statusCode()).isEqualTo(200);

        var afterRestart = new SignedRequestVerifier(SigningProperties.defaults(), nonces, Clock.systemUTC());
        var verification = afterRestart.verify(signed, "PUT", PATH, BODY.getBytes(UTF_8), platform.address());

        assertThat(verification)
                .isInstanceOfSatisfying(Verification.Invalid.class, invalid -> assertThat(invalid.reason())
                        .isEqualTo(Verification.Reason.REPLAYED_NONCE));
    }

    @Test
    void refusesAnotherBodyAnotherReceiverAndAnOldSignature() throws Exception {
        var now = Clock.systemUTC();

        assertProblem(send(put(sign(platform.address(), BODY, now), "{\"url\":\"x\"}")), 401, "bad_signature");
        assertProblem(send(put(sign(hotkey.address(), BODY, now), BODY)), 401, "wrong_receiver");
        assertProblem(
                send(put(sign(platform.address(), BODY, Clock.offset(now, Duration.ofMinutes(-1))), BODY)),
                401,
                "stale_timestamp");
    }

    @Test
    void refusesHalfASignatureAndTwoProofs() throws Exception {
        var signed = sign(platform.address(), BODY, Clock.systemUTC());
        var half = to(PATH).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(BODY));
        half.header(SignedRequest.HOTKEY_HEADER, hotkey.address().ss58());

        assertProblem(send(half), 401, "malformed_signature");
        assertProblem(
                send(put(signed, BODY)
                        .header(
                                "Authorization",
                                "Bearer " + FakeServices.knownKey().secret())),
                400,
                "ambiguous_caller");
    }

    private Map<String, String> sign(Address receiver, String body, Clock clock) {
        return SignedRequests.sign(hotkey, "PUT", PATH, body.getBytes(UTF_8), receiver, clock);
    }

    private HttpRequest.Builder put(Map<String, String> headers, String body) {
        var request = to(PATH).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return request;
    }
}
