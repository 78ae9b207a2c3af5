package io.taomarket.chassis.signing;

import io.taomarket.chassis.signing.Verification.Invalid;
import io.taomarket.chassis.signing.Verification.Reason;
import io.taomarket.chassis.signing.Verification.Valid;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Decides whether a request was signed by whom it says, for us, within the window, and comes for the first time. */
public final class SignedRequestVerifier {

    private final SigningProperties properties;
    private final Nonces nonces;
    private final Clock clock;

    public SignedRequestVerifier(SigningProperties properties, Nonces nonces, Clock clock) {
        this.properties = properties;
        this.nonces = nonces;
        this.clock = clock;
    }

    /** Checks headers that have one value each, such as those of {@link SignedRequests#sign}. */
    public Verification verify(
            Map<String, String> headers, String method, String pathAndQuery, byte[] body, Address expectedReceiver) {
        return verify(
                name -> headers.containsKey(name) ? List.of(headers.get(name)) : null,
                method,
                pathAndQuery,
                body,
                expectedReceiver);
    }

    /**
     * Checks a request. The nonce is used up last, so that nobody can spoil the nonce of a request they cannot sign.
     *
     * @param headers all values of a header by its name, whatever the case of the name
     * @param pathAndQuery as on the request line, not decoded
     */
    public Verification verify(
            Function<String, @Nullable List<String>> headers,
            String method,
            String pathAndQuery,
            byte[] body,
            Address expectedReceiver) {
        if (SignatureHeaders.areAbsent(headers)) return new Invalid(Reason.MISSING_SIGNATURE, "the call is not signed");
        try {
            return verify(SignatureHeaders.read(headers), method, pathAndQuery, body, expectedReceiver);
        } catch (IllegalArgumentException e) {
            return new Invalid(Reason.MALFORMED_SIGNATURE, String.valueOf(e.getMessage()));
        }
    }

    private Verification verify(
            SignatureHeaders headers, String method, String pathAndQuery, byte[] body, Address expectedReceiver) {
        if (!headers.receiver().equals(expectedReceiver.ss58()))
            return new Invalid(Reason.WRONG_RECEIVER, "the call is signed for another receiver");
        var timestamp = Instant.ofEpochMilli(headers.timestampMillis());
        if (!isInWindow(timestamp))
            return new Invalid(Reason.STALE_TIMESTAMP, "the call was not signed within the last seconds");
        var request = new SignedRequest(
                method,
                pathAndQuery,
                body,
                headers.timestampMillis(),
                headers.nonce(),
                headers.receiver(),
                headers.scheme());
        var address = headers.address();
        if (!Signatures.verify(headers.scheme(), address.publicKey(), request.message(), headers.signature()))
            return new Invalid(Reason.BAD_SIGNATURE, "the signature does not fit the call");
        if (!nonces.firstUse(address.ss58(), headers.nonce(), timestamp.plus(properties.acceptedAge())))
            return new Invalid(Reason.REPLAYED_NONCE, "the nonce has been used before");
        return new Valid(address, headers.scheme(), headers.nonce(), timestamp);
    }

    private boolean isInWindow(Instant timestamp) {
        var now = clock.instant();
        return !timestamp.isBefore(now.minus(properties.acceptedAge()))
                && !timestamp.isAfter(now.plus(properties.skew()));
    }
}
