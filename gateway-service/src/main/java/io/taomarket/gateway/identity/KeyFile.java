package io.taomarket.gateway.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.chassis.signing.UnusableKeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A key that lives in a file which the operator makes; while no file is named, nobody has the key. */
class KeyFile {

    private static final int SHORTEST = 32;
    private static final String CONTENT = "a key of at least " + SHORTEST + " characters";
    private static final byte[] NONE = {};

    private final byte[] digest;

    /** @param setting the property that names the file */
    KeyFile(String setting, String file) throws IOException {
        try {
            digest = file.isBlank() ? NONE : sha256(read(Path.of(file)));
        } catch (UnusableKeyFile e) {
            throw e.namedBy(setting);
        }
    }

    private static String read(Path file) throws IOException {
        try {
            var key = Files.readString(file).strip();
            if (key.length() >= SHORTEST) return key;
        } catch (IOException e) {
            throw new UnusableKeyFile(file, CONTENT, e);
        }
        throw new UnusableKeyFile(file, CONTENT, "its key is shorter");
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
