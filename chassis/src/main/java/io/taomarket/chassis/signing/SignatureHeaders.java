package io.taomarket.chassis.signing;

import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The six headers of a signed request, each there exactly once and in its one form; anything else is refused. */
record SignatureHeaders(
        Address address, Scheme scheme, long timestampMillis, UUID nonce, String receiver, byte[] signature) {

    private static final int LONGEST_TIMESTAMP = 15;
    private static final int NONCE_VERSION = 7;
    private static final int NONCE_VARIANT = 2;

    static boolean areAbsent(Function<String, @Nullable List<String>> headers) {
        return isAbsent(headers.apply(SignedRequest.HOTKEY_HEADER))
                && isAbsent(headers.apply(SignedRequest.SIGNATURE_HEADER));
    }

    /** Reads the headers; throws {@link IllegalArgumentException} with a message fit for the caller. */
    static SignatureHeaders read(Function<String, @Nullable List<String>> headers) {
        return new SignatureHeaders(
                Address.parse(one(headers, SignedRequest.HOTKEY_HEADER))
                        .orElseThrow(() -> malformed(SignedRequest.HOTKEY_HEADER)),
                Scheme.of(one(headers, SignedRequest.SCHEME_HEADER))
                        .orElseThrow(() -> malformed(SignedRequest.SCHEME_HEADER)),
                timestamp(one(headers, SignedRequest.TIMESTAMP_HEADER)),
                nonce(one(headers, SignedRequest.NONCE_HEADER)),
                one(headers, SignedRequest.RECEIVER_HEADER),
                signature(one(headers, SignedRequest.SIGNATURE_HEADER)));
    }

    private static boolean isAbsent(@Nullable List<String> values) {
        return values == null || values.isEmpty();
    }

    private static String one(Function<String, @Nullable List<String>> headers, String name) {
        var values = headers.apply(name);
        if (values == null || values.size() != 1)
            throw new IllegalArgumentException(name + " must be given exactly once");
        return values.getFirst();
    }

    private static long timestamp(String text) {
        var isPlainNumber = !text.isEmpty()
                && text.length() <= LONGEST_TIMESTAMP
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && (text.length() == 1 || text.charAt(0) != '0');
        if (!isPlainNumber) throw malformed(SignedRequest.TIMESTAMP_HEADER);
        return Long.parseLong(text);
    }

    private static UUID nonce(String text) {
        try {
            var nonce = UUID.fromString(text);
            var isVersion7 = nonce.version() == NONCE_VERSION && nonce.variant() == NONCE_VARIANT;
            if (isVersion7 && nonce.toString().equals(text)) return nonce;
        } catch (IllegalArgumentException e) {
            throw malformed(SignedRequest.NONCE_HEADER);
        }
        throw malformed(SignedRequest.NONCE_HEADER);
    }

    private static byte[] signature(String text) {
        var isLowerCaseHex = text.length() == 2 * Signatures.SIGNATURE_LENGTH
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        if (!isLowerCaseHex) throw malformed(SignedRequest.SIGNATURE_HEADER);
        return HexFormat.of().parseHex(text);
    }

    private static IllegalArgumentException malformed(String name) {
        return new IllegalArgumentException(name + " is malformed");
    }
}
