package io.taomarket.chassis.signing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.Blake2bDigest;

/**
 * Substrate's text form of a 32-byte public key: base58 of the address type, the key and a checksum. Strict: one key
 * has one text, and any other text is refused.
 */
public final class Ss58 {

    /** The generic Substrate address type, the one Bittensor uses; its addresses begin with 5. */
    public static final int ADDRESS_TYPE = 42;

    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(ALPHABET.length());
    private static final byte[] CHECKSUM_PREFIX = "SS58PRE".getBytes(US_ASCII);
    private static final int KEY_LENGTH = 32;
    private static final int CHECKSUM_LENGTH = 2;
    private static final int TEXT_LENGTH = 48;

    private Ss58() {}

    /** Writes a 32-byte public key as an address of 48 characters. */
    public static String encode(byte[] publicKey) {
        if (publicKey.length != KEY_LENGTH) throw new IllegalArgumentException("a public key has 32 bytes");
        var payload = new byte[1 + KEY_LENGTH + CHECKSUM_LENGTH];
        payload[0] = ADDRESS_TYPE;
        System.arraycopy(publicKey, 0, payload, 1, KEY_LENGTH);
        System.arraycopy(checksum(payload), 0, payload, 1 + KEY_LENGTH, CHECKSUM_LENGTH);
        return toBase58(payload);
    }

    /** Reads the public key out of an address, or refuses the text. */
    public static byte[] decode(String address) {
        if (address.length() != TEXT_LENGTH) throw new IllegalArgumentException("an address has 48 characters");
        var payload = fromBase58(address);
        if (payload.length != 1 + KEY_LENGTH + CHECKSUM_LENGTH || payload[0] != ADDRESS_TYPE)
            throw new IllegalArgumentException("not an address of type 42");
        var expected = checksum(payload);
        if (payload[33] != expected[0] || payload[34] != expected[1])
            throw new IllegalArgumentException("the address's checksum is wrong");
        return Arrays.copyOfRange(payload, 1, 1 + KEY_LENGTH);
    }

    private static byte[] checksum(byte[] payload) {
        var digest = new Blake2bDigest(512);
        digest.update(CHECKSUM_PREFIX, 0, CHECKSUM_PREFIX.length);
        digest.update(payload, 0, 1 + KEY_LENGTH);
        var hash = new byte[64];
        digest.doFinal(hash, 0);
        return hash;
    }

    private static String toBase58(byte[] payload) {
        var text = new StringBuilder(TEXT_LENGTH);
        for (var rest = new BigInteger(1, payload); rest.signum() > 0; rest = rest.divide(BASE))
            text.append(ALPHABET.charAt(rest.mod(BASE).intValue()));
        return text.reverse().toString();
    }

    /** Type 42 is not zero, so leading zeros (which base58 writes as 1) cannot occur in a valid address. */
    private static byte[] fromBase58(String text) {
        var number = BigInteger.ZERO;
        for (var i = 0; i < text.length(); i++) {
            var digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) throw new IllegalArgumentException("not base58");
            number = number.multiply(BASE).add(BigInteger.valueOf(digit));
        }
        return number.toByteArray();
    }
}
