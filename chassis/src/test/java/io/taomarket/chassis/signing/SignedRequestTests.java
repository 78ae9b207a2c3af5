package io.taomarket.chassis.signing;

import static io.taomarket.chassis.signing.Verification.Reason.BAD_SIGNATURE;
import static io.taomarket.chassis.signing.Verification.Reason.MALFORMED_SIGNATURE;
import static io.taomarket.chassis.signing.Verification.Reason.MISSING_SIGNATURE;
import static io.taomarket.chassis.signing.Verification.Reason.REPLAYED_NONCE;
import static io.taomarket.chassis.signing.Verification.Reason.STALE_TIMESTAMP;
import static io.taomarket.chassis.signing.Verification.Reason.WRONG_RECEIVER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.chassis.signing.Verification.Invalid;
import io.taomarket.chassis.signing.Verification.Reason;
import io.taomarket.chassis.signing.Verification.Valid;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedRequestTests {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String PATH = "/api/v1/subnets/1/weights?dry=true";
    private static final byte[] BODY = "{\"uids\":[1]}".getBytes(UTF_8);

    private final SigningKey signer = SigningKey.fromSeed(new byte[32]);
    private final Address receiver = SigningKey.generate().address();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final HashSet<String> used = new HashSet<>();
    private final SignedRequestVerifier verifier = new SignedRequestVerifier(
            SigningProperties.defaults(), (address, nonce, expiresAt) -> used.add(address + nonce), clock);

    @Test
    void coversEveryPartOfTheRequestInOneText() {
        var nonce = UUID.fromString("019aab00-0000-7000-8000-000000000001");
        var request =
                new SignedRequest("PUT", PATH, new byte[0], 1_763_000_000_000L, nonce, "5Receiver", Scheme.ED25519);

        assertThat(request.canonical()).isEqualTo("""
                        v1
                        PUT
                        /api/v1/subnets/1/weights?dry=true
                        e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
                        1763000000000
                        019aab00-0000-7000-8000-000000000001
                        5Receiver
                        ed25519""");
    }

    @Test
    void isAcceptedOnce() {
        var headers = sign(clock);

        assertThat(verifier.verify(headers, "PUT", PATH, BODY, receiver)).isInstanceOfSatisfying(Valid.class, valid -> {
            assertThat(valid.address()).isEqualTo(signer.address());
            assertThat(valid.scheme()).isEqualTo(Scheme.ED25519);
            assertThat(valid.timestamp()).isEqualTo(NOW);
            assertThat(valid.nonce().version()).isEqualTo(7);
        });
        assertThat(refusal(headers, "PUT", PATH, BODY)).isEqualTo(REPLAYED_NONCE);
    }

    @Test
    void isRefusedWhenAnythingSignedHasChanged() {
        var headers = sign(clock);

        assertThat(refusal(headers, "POST", PATH, BODY)).isEqualTo(BAD_SIGNATURE);
        assertThat(refusal(headers, "PUT", "/api/v1/subnets/2/weights?dry=true", BODY))
                .isEqualTo(BAD_SIGNATURE);
        assertThat(refusal(headers, "PUT", "/api/v1/subnets/1/weights", BODY)).isEqualTo(BAD_SIGNATURE);
        assertThat(refusal(headers, "PUT", PATH, "{}".getBytes(UTF_8))).isEqualTo(BAD_SIGNATURE);
        assertThat(refusal(changed(headers, "X-Tao-Timestamp", "" + (NOW.toEpochMilli() - 1))))
                .isEqualTo(BAD_SIGNATURE);
        assertThat(refusal(changed(headers, "X-Tao-Scheme", "sr25519"))).isEqualTo(BAD_SIGNATURE);
        assertThat(refusal(changed(headers, "X-Tao-Hotkey", receiver.ss58()))).isEqualTo(BAD_SIGNATURE);
        assertThat(refusal(changed(headers, "X-Tao-Nonce", "019aab00-0000-7000-8000-000000000001")))
                .isEqualTo(BAD_SIGNATURE);
        assertThat(used).isEmpty();
    }

    @Test
    void isRefusedByAnotherReceiver() {
        var elsewhere = SigningKey.generate().address();

        var verification = verifier.verify(sign(clock), "PUT", PATH, BODY, elsewhere);

        assertThat(verification).isInstanceOfSatisfying(Invalid.class, invalid -> {
            assertThat(invalid.reason()).isEqualTo(WRONG_RECEIVER);
            assertThat(invalid.code()).isEqualTo("wrong_receiver");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "-10001, false",
        "-10000, true",
        "0, true",
        "5000, true",
        "5001, false",
        "-600000, false",
        "600000, false"
    })
    void isAcceptedWithinTheWindowAndTheSkewOnly(long offsetMillis, boolean isAccepted) {
        var headers = sign(Clock.offset(clock, Duration.ofMillis(offsetMillis)));

        var verification = verifier.verify(headers, "PUT", PATH, BODY, receiver);

        assertThat(verification instanceof Valid).isEqualTo(isAccepted);
        if (verification instanceof Invalid invalid)
            assertThat(invalid.reason()).isEqualTo(STALE_TIMESTAMP);
    }

    @ParameterizedTest
    @CsvSource({
        "X-Tao-Timestamp, -1",
        "X-Tao-Timestamp, +1795341600000",
        "X-Tao-Timestamp, 01795341600000",
        "X-Tao-Timestamp, 9223372036854775808",
        "X-Tao-Timestamp, 1795341600000000000",
        "X-Tao-Timestamp, ''",
        "X-Tao-Timestamp, １",
        "X-Tao-Nonce, 1-1-7001-8001-1",
        "X-Tao-Nonce, 00000000-0000-0000-0000-000000000000",
        "X-Tao-Nonce, 6ba7b810-9dad-41d1-80b4-00c04fd430c8",
        "X-Tao-Nonce, 019AAB00-0000-7000-8000-00000000000A",
        "X-Tao-Nonce, 019aab00-0000-7000-c000-000000000001",
        "X-Tao-Nonce, nonsense",
        "X-Tao-Scheme, ED25519",
        "X-Tao-Scheme, ecdsa",
        "X-Tao-Hotkey, 5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQZ",
        "X-Tao-Signature, abcd",
    })
    void isRefusedWhenAHeaderHasNotItsOneForm(String name, String value) {
        assertThat(refusal(changed(sign(clock), name, value))).isEqualTo(MALFORMED_SIGNATURE);
    }

    @Test
    void isRefusedWithAnUpperCaseSignature() {
        var headers = sign(clock);

        var shouted = changed(
                headers, "X-Tao-Signature", headers.get("X-Tao-Signature").toUpperCase());

        assertThat(refusal(shouted)).isEqualTo(MALFORMED_SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Tao-Hotkey", "X-Tao-Scheme", "X-Tao-Timestamp", "X-Tao-Nonce", "X-Tao-Receiver"})
    void isRefusedWhenAHeaderIsMissingOrDoubled(String name) {
        var headers = sign(clock);
        var without = new HashMap<>(headers);
        without.remove(name);

        assertThat(refusal(without)).isEqualTo(MALFORMED_SIGNATURE);
        var doubled = verifier.verify(
                header -> header.equals(name)
                        ? List.of(headers.get(name), headers.get(name))
                        : List.of(headers.get(header)),
                "PUT",
                PATH,
                BODY,
                receiver);
        assertThat(((Invalid) doubled).reason()).isEqualTo(MALFORMED_SIGNATURE);
    }

    @Test
    void saysWhenACallIsNotSignedAtAll() {
        assertThat(refusal(Map.of())).isEqualTo(MISSING_SIGNATURE);
    }

    @Test
    void makesNoncesThatGrowWithTime() {
        var earlier = SignedRequests.nonceAt(1_000);
        var later = SignedRequests.nonceAt(2_000);

        assertThat(earlier.version()).isEqualTo(7);
        assertThat(earlier.variant()).isEqualTo(2);
        assertThat(earlier.toString()).isLessThan(later.toString());
    }

    private Map<String, String> sign(Clock at) {
        return SignedRequests.sign(signer, "PUT", PATH, BODY, receiver, at);
    }

    private Reason refusal(Map<String, String> headers) {
        return refusal(headers, "PUT", PATH, BODY);
    }

    private Reason refusal(Map<String, String> headers, String method, String path, byte[] body) {
        return ((Invalid) verifier.verify(headers, method, path, body, receiver)).reason();
    }

    private static Map<String, String> changed(Map<String, String> headers, String name, String value) {
        var copy = new HashMap<>(headers);
        copy.put(name, value);
        return copy;
    }
}
