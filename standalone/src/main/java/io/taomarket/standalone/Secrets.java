package io.taomarket.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Secrets of this installation: drawn once, kept in files that only their owner can read. */
record Secrets(Path directory) {

    private static final int BYTES = 32;

    Path file(String name) {
        return directory.resolve(name);
    }

    /** The secret of this name, 64 hexadecimal digits. */
    synchronized String of(String name) {
        var file = file(name);
        try {
            if (Files.exists(file)) return Files.readString(file).strip();
            Files.createDirectories(directory);
            var secret = new byte[BYTES];
            new SecureRandom().nextBytes(secret);
            var text = HexFormat.of().formatHex(secret);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text + "\n");
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException("The secret " + file + " cannot be kept", e);
        }
    }
}
