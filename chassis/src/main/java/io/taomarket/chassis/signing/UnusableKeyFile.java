package io.taomarket.chassis.signing;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A key file that cannot be used. The message is one line for whoever runs the program: which file, why, what to do. */
public final class UnusableKeyFile extends IOException {

    /** @param content what the file must hold */
    public UnusableKeyFile(Path file, String content, IOException cause) {
        super(message(file, why(cause), content), cause);
    }

    /** @param why the file was read and is of no use, without what it holds */
    public UnusableKeyFile(Path file, String content, String why) {
        super(message(file, why, content));
    }

    private UnusableKeyFile(String message, UnusableKeyFile cause) {
        super(message, cause);
    }

    /** The same, saying which setting names the file. */
    public UnusableKeyFile namedBy(String setting) {
        return new UnusableKeyFile(setting + ": " + getMessage(), this);
    }

    private static String message(Path file, String why, String content) {
        return "the key file " + file.toAbsolutePath() + " cannot be used, because " + why + "; put a file with "
                + content + " there that this user may read, or name another";
    }

    private static String why(IOException cause) {
        return switch (cause) {
            case AccessDeniedException denied -> "this user has no access to " + denied.getFile();
            case NoSuchFileException missing -> missing.getFile() + " does not exist";
            case FileSystemException other
            when other.getReason() != null -> "of " + other.getFile() + ": " + other.getReason();
            default -> "of " + cause;
        };
    }
}
