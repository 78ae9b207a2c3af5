package io.taomarket.inference.request;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash of a body, which may be known piece by piece. */
public final class Sha256 {

    private final MessageDigest digest = create();

    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(create().digest(bytes));
    }

    public void add(byte[] bytes) {
        digest.update(bytes);
    }

    /** The hash of everything added so far. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest create() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
