package io.taomarket.chassis.signing;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/** Signs requests that we send. */
public final class SignedRequests {

    private static final SecureRandom RANDOM = new SecureRandom();

    private SignedRequests() {}

    /** The six headers that make this one request to this one receiver ours; each call uses a new nonce. */
    public static Map<String, String> sign(
            SigningKey key, String method, String pathAndQuery, byte[] body, Address receiver, Clock clock) {
        var timestampMillis = clock.millis();
        var request = new SignedRequest(
                method, pathAndQuery, body, timestampMillis, nonceAt(timestampMillis), receiver.ss58(), key.scheme());
        return Map.of(
                SignedRequest.HOTKEY_HEADER, key.address().ss58(),
                SignedRequest.SCHEME_HEADER, request.scheme().label(),
                SignedRequest.TIMESTAMP_HEADER, Long.toString(timestampMillis),
                SignedRequest.NONCE_HEADER, request.nonce().toString(),
                SignedRequest.RECEIVER_HEADER, request.receiver(),
                SignedRequest.SIGNATURE_HEADER, HexFormat.of().formatHex(key.sign(request.message())));
    }

    /** A UUIDv7: 48 bits of time, so that a receiver's store of nonces stays in order, then 74 random bits. */
    static UUID nonceAt(long timestampMillis) {
        var high = (timestampMillis << 16) | 0x7000 | (RANDOM.nextLong() & 0x0fff);
        var low = (RANDOM.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
