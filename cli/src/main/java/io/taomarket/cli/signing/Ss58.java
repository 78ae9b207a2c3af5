package io.taomarket.cli.signing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigInteger;
import java.util.Arrays;

/** Substrate's text form of a 32-byte public key, with the generic address type 42. One key has one text. */
final class Ss58 {

    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(ALPHABET.length());
    private static final byte[] CHECKSUM_PREFIX = "SS58PRE".getBytes(US_ASCII);
    private static final int ADDRESS_TYPE = 42;
    private static final int TEXT_LENGTH = 48;
    private static final int KEY_END = 33;
    private static final int CHECKSUM_LENGTH = 2;

    private Ss58() {}

    static boolean isAddress(String text) {
        if (text.length() != TEXT_LENGTH || text.chars().anyMatch(letter -> ALPHABET.indexOf(letter) < 0)) return false;
        var payload = fromBase58(text);
        if (payload.length != KEY_END + CHECKSUM_LENGTH || payload[0] != ADDRESS_TYPE) return false;
        var checksum = Blake2b.hash(concat(CHECKSUM_PREFIX, Arrays.copyOf(payload, KEY_END)));
        return payload[KEY_END] == checksum[0] && payload[KEY_END + 1] == checksum[1];
    }

    /** The key of an address that is one. */
    static byte[] decode(String address) {
        return Arrays.copyOfRange(fromBase58(address), 1, KEY_END);
    }

    /** The address of 32 bytes that are a public key. */
    static String encode(byte[] publicKey) {
        var key = concat(new byte[] {ADDRESS_TYPE}, publicKey);
        var checksum = Arrays.copyOf(Blake2b.hash(concat(CHECKSUM_PREFIX, key)), CHECKSUM_LENGTH);
        var number = new BigInteger(1, concat(key, checksum));
        var text = new StringBuilder();
        for (; number.signum() > 0; number = number.divide(BASE))
            text.append(ALPHABET.charAt(number.mod(BASE).intValue()));
        return text.reverse().toString();
    }

    /** Type 42 is not zero, so there are no leading zeros, which base58 writes as 1. */
    private static byte[] fromBase58(String text) {
        var number = BigInteger.ZERO;
        for (var i = 0; i < text.length(); i++)
            number = number.multiply(BASE).add(BigInteger.valueOf(ALPHABET.indexOf(text.charAt(i))));
        return number.toByteArray();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
