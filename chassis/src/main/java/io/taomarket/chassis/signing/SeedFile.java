package io.taomarket.chassis.signing;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
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

    byte[] readOrCreate() throws IOException {
        if (!Files.exists(path)) create();
        return read();
    }

    private byte[] read() throws IOException {
        if (Files.size(path) > LONGEST) throw new IOException(path + " is no seed file: too long");
        try {
            var seed = HexFormat.of().parseHex(Files.readString(path).strip());
            if (seed.length == SigningKey.SEED_LENGTH) return seed;
        } catch (IllegalArgumentException e) {
            throw new IOException(path + " is no seed file: expected 64 hex digits", e);
        }
        throw new IOException(path + " is no seed file: expected 64 hex digits");
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
