package io.taomarket.wallet.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/** Ids that follow from their cause (UUID version 5), so that a replayed cause meets its own trace. */
public final class DerivedId {

    private static final byte[] NAMESPACE = "taomarket.wallet\n".getBytes(UTF_8);

    private DerivedId() {}

    /** The same id for the same parts, always. */
    public static UUID of(Object... parts) {
        var name = Arrays.stream(parts).map(String::valueOf).collect(Collectors.joining("\n"));
        var digest = sha1();
        digest.update(NAMESPACE);
        var bytes = ByteBuffer.wrap(digest.digest(name.getBytes(UTF_8)));
        var high = (bytes.getLong() & ~0xF000L) | 0x5000L;
        var low = (bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-1", e);
        }
    }
}
