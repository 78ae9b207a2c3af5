package io.taomarket.gateway.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A key that lives in a file which the operator makes; while no file is named, nobody has the key. */
class KeyFile {

    private static final int SHORTEST = 32;
    private static final byte[] NONE = {};

    private final byte[] digest;

    KeyFile(String file) throws IOException {
        digest = file.isBlank() ? NONE : sha256(read(Path.of(file)));
    }

    private static String read(Path file) throws IOException {
        var key = Files.readString(file).strip();
        if (key.length() < SHORTEST)
            throw new IllegalStateException("The key in " + file + " must have at least " + SHORTEST + " characters");
        return key;
    }

    /** Takes the same time whatever is wrong with the key. */
    boolean is(String key) {
        return MessageDigest.isEqual(digest, sha256(key));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
