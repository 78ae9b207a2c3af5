package io.taomarket.cli.receipt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.taomarket.cli.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Compares what was sent with what a receipt says of it. */
final class Bodies {

    private static final Pattern COMMENTS = Pattern.compile("(?m)^:.*\\R{1,2}");

    private Bodies() {}

    static Check request(Path file, Receipt receipt) {
        return Check.hash("request", file.toString(), hex(read(file)), receipt.requestSha256());
    }

    /** A stream is hashed without its comments, which come when the answer takes its time. */
    static Check response(Path file, Receipt receipt) {
        var body = read(file);
        var events =
                COMMENTS.matcher(new String(body, ISO_8859_1)).replaceAll("").getBytes(ISO_8859_1);
        var isStream = hex(events).equals(receipt.responseSha256());
        return Check.hash("response", file.toString(), hex(isStream ? events : body), receipt.responseSha256());
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new Failure(file + ": there is no such file");
        } catch (IOException e) {
            throw new Failure(file + ": cannot be read: " + e.getMessage());
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
