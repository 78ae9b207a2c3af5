package io.taomarket.wallet.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/** Ids that follow from their cause (UUID version 5 or 8), so that a replayed cause meets its own trace. */
public final class DerivedId {

    private static final int UUID_CHARACTERS = 36;
    private static final int SORTED_BY_TIME = 7;
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

    /**
     * The same, sorted by the time of the UUIDv7 that the name ends with, so that new rows stand beside each other in an
     * index however large it is. The time must be part of the cause; a name without one has its id anywhere.
     */
    public static UUID sortedLike(String name, Object... parts) {
        var id = of(parts);
        if (name.length() < UUID_CHARACTERS) return id;
        try {
            var like = UUID.fromString(name.substring(name.length() - UUID_CHARACTERS));
            if (like.version() != SORTED_BY_TIME) return id;
            var time = like.getMostSignificantBits() & ~0xFFFFL;
            return new UUID(time | 0x8000 | (id.getMostSignificantBits() & 0xFFF), id.getLeastSignificantBits());
        } catch (IllegalArgumentException _) {
            return id;
        }
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-1", e);
        }
    }
}
