package io.taomarket.chassis.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Everything a signature covers. What is signed is the text of {@link #canonical()}, so neither method, path, query,
 * body, time, nonce, receiver nor scheme can be changed on the way.
 *
 * @param pathAndQuery as on the request line, not decoded
 * @param timestampMillis when it was signed, in milliseconds since 1970
 * @param receiver the SS58 address of whom it is meant for, so that it is worth nothing anywhere else
 */
public record SignedRequest(
        String method,
        String pathAndQuery,
        byte[] body,
        long timestampMillis,
        UUID nonce,
        String receiver,
        Scheme scheme) {

    public static final String HOTKEY_HEADER = "X-Tao-Hotkey";
    public static final String SCHEME_HEADER = "X-Tao-Scheme";
    public static final String TIMESTAMP_HEADER = "X-Tao-Timestamp";
    public static final String NONCE_HEADER = "X-Tao-Nonce";
    public static final String RECEIVER_HEADER = "X-Tao-Receiver";
    public static final String SIGNATURE_HEADER = "X-Tao-Signature";

    /** The text that is signed, one field a line. */
    public String canonical() {
        return String.join(
                "\n",
                "v1",
                method,
                pathAndQuery,
                sha256Hex(body),
                Long.toString(timestampMillis),
                nonce.toString(),
                receiver,
                scheme.label());
    }

    byte[] message() {
        return canonical().getBytes(UTF_8);
    }

    private static String sha256Hex(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
