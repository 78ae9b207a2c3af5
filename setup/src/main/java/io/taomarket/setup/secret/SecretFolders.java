package io.taomarket.setup.secret;

import io.taomarket.chassis.signing.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A folder for each container, with the secrets that it needs and no others, readable by its user alone. What is there
 * stays; what is missing is drawn, once for all who share it.
 *
 * @param owned whether the files are given to their readers, which only root can do
 */
public record SecretFolders(Path directory, boolean owned) {

    private static final int BYTES = 32;

    /** Makes what is missing; returns the number of files made. */
    public int complete() throws IOException {
        return complete(Reader.all());
    }

    int complete(List<Reader> readers) throws IOException {
        var made = 0;
        for (var reader : readers) {
            var folder = Files.createDirectories(directory.resolve(reader.name()));
            for (var secret : reader.secrets()) {
                if (Files.exists(folder.resolve(secret.file()))) continue;
                write(folder.resolve(secret.file()), text(secret, readers), reader.user());
                made++;
            }
            protect(folder, "rwx------", reader.user());
        }
        return made;
    }

    private String text(Secret secret, List<Reader> readers) throws IOException {
        var known = find(secret.name(), readers);
        if (secret.kind() == Secret.Kind.WHOLE) return known.orElseGet(SecretFolders::draw);
        var seed = known.orElseThrow(() -> new IOException("Nobody has the secret " + secret.name() + " yet"));
        return SigningKey.fromSeed(HexFormat.of().parseHex(seed)).address().ss58();
    }

    private Optional<String> find(String name, List<Reader> readers) throws IOException {
        for (var reader : readers) {
            for (var secret : reader.secrets()) {
                var file = directory.resolve(reader.name()).resolve(secret.file());
                var isIt = secret.name().equals(name) && secret.kind() == Secret.Kind.WHOLE;
                if (isIt && Files.exists(file))
                    return Optional.of(Files.readString(file).strip());
            }
        }
        return Optional.empty();
    }

    /** It appears whole or not at all. */
    private void write(Path file, String text, int user) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var draft = Files.createTempFile(directory, ".secret", ".tmp", ownerOnly);
        Files.writeString(draft, text + "\n");
        protect(draft, "r--------", user);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private void protect(Path path, String permissions, int user) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        if (owned) Files.setAttribute(path, "unix:uid", user);
    }

    private static String draw() {
        var secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }
}
