package io.taomarket.cli.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/**
 * A request that a hotkey signs. The signature covers all of it, its time and whom it is for.
 *
 * @param pathAndQuery as on the request line
 * @param receiver the platform's SS58 address
 */
public record SignedRequest(String method, String pathAndQuery, byte[] body, String receiver) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** The headers that say who has signed it, good for one call within some seconds of this time. */
    public Map<String, String> headers(Hotkey hotkey, long timestampMillis) {
        var nonce = nonceAt(timestampMillis).toString();
        var text = String.join(
                "\n",
                "v1",
                method,
                pathAndQuery,
                sha256Hex(body),
                Long.toString(timestampMillis),
                nonce,
                receiver,
                Hotkey.SCHEME);
        return Map.of(
                "X-Tao-Hotkey",
                hotkey.address(),
                "X-Tao-Scheme",
                Hotkey.SCHEME,
                "X-Tao-Timestamp",
                Long.toString(timestampMillis),
                "X-Tao-Nonce",
                nonce,
                "X-Tao-Receiver",
                receiver,
                "X-Tao-Signature",
                hotkey.sign(text.getBytes(UTF_8)));
    }

    /** A UUIDv7: 48 bits of time, then 74 of chance. */
    private static UUID nonceAt(long timestampMillis) {
        var high = (timestampMillis << 16) | 0x7000 | (RANDOM.nextLong() & 0x0fff);
        var low = (RANDOM.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static String sha256Hex(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
