package io.taomarket.wallet.key;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The secret itself: {@code tao_sk_}, 32 random bytes and a checksum, both in base 62. The checksum tells a typo from a
 * guess without asking the database, and lets scanners find leaked keys.
 */
record KeySecret(String text) {

    private static final String PREFIX = "tao_sk_";
    private static final int RANDOM_BYTES = 32;
    private static final int RANDOM_LENGTH = 43; // 62^43 > 2^256
    private static final int CHECKSUM_LENGTH = 6; // 62^6 > 2^32
    private static final int SHOWN = PREFIX.length() + 6;
    private static final Pattern FORM =
            Pattern.compile(PREFIX + "[0-9A-Za-z]{" + (RANDOM_LENGTH + CHECKSUM_LENGTH) + "}");
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());

    static KeySecret generate(SecureRandom random) {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        var body = PREFIX + base62(new BigInteger(1, bytes), RANDOM_LENGTH);
        return new KeySecret(body + checksum(body));
    }

    /** The secret this text is, or nothing when it cannot be one. */
    static Optional<KeySecret> parse(String text) {
        if (!FORM.matcher(text).matches()) return Optional.empty();
        var split = text.length() - CHECKSUM_LENGTH;
        if (!checksum(text.substring(0, split)).equals(text.substring(split))) return Optional.empty();
        return Optional.of(new KeySecret(text));
    }

    /** The beginning, by which its owner recognises it. */
    String prefix() {
        return text.substring(0, SHOWN);
    }

    @Override
    public String toString() {
        return prefix() + "…";
    }

    private static String checksum(String body) {
        var crc = new CRC32();
        crc.update(body.getBytes(US_ASCII));
        return base62(BigInteger.valueOf(crc.getValue()), CHECKSUM_LENGTH);
    }

    private static String base62(BigInteger number, int length) {
        var text = new StringBuilder(length);
        var rest = number;
        for (var i = 0; i < length; i++) {
            text.append(DIGITS.charAt(rest.mod(BASE).intValue()));
            rest = rest.divide(BASE);
        }
        return text.reverse().toString();
    }
}
