package io.taomarket.chassis.signing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;

/**
 * A file with one seed. It appears whole or not at all, so that services starting together agree on one key and a
 * crash leaves no half of it.
 */
record SeedFile(Path path) {

    private static final int LONGEST = 200;
    private static final String CONTENT = "64 hex digits";

    byte[] readOrCreate() throws IOException {
        try {
            if (!Files.exists(path)) create();
            return read();
        } catch (FileSystemException e) {
            throw new UnusableKeyFile(path, CONTENT, e);
        }
    }

    private byte[] read() throws IOException {
        if (Files.isDirectory(path)) throw new UnusableKeyFile(path, CONTENT, "it is a folder");
        if (Files.size(path) > LONGEST) throw somethingElse();
        try {
            // A text in any encoding, so that what is no text is refused like any other that is no seed.
            var seed =
                    HexFormat.of().parseHex(Files.readString(path, ISO_8859_1).strip());
            if (seed.length == SigningKey.SEED_LENGTH) return seed;
        } catch (IllegalArgumentException e) {
            throw somethingElse();
        }
        throw somethingElse();
    }

    private UnusableKeyFile somethingElse() {
        return new UnusableKeyFile(path, CONTENT, "it holds something else");
    }

    private void create() throws IOException {
        var folder = path.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var draft = Files.createTempFile(folder, ".seed", ".tmp", ownerOnly);
        try {
            Files.writeString(draft, HexFormat.of().formatHex(SigningKey.freshSeed()) + "\n");
            Files.createLink(path, draft);
        } catch (FileAlreadyExistsException e) {
            // Another process was faster; its key is the one that counts.
        } finally {
            Files.delete(draft);
        }
    }
}
