package io.taomarket.setup.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.chassis.signing.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFoldersTests {

    @TempDir
    Path folder;

    SecretFolders folders;

    @BeforeEach
    void open() {
        folders = new SecretFolders(folder, false);
    }

    @Test
    void givesThoseWhoShareASecretTheSame() throws IOException {
        folders.complete();

        assertThat(read("gateway/taomarket.internal.secrets[0]"))
                .hasSize(64)
                .isEqualTo(read("wallet/taomarket.internal.secrets[0]"));
        assertThat(read("postgres/wallet")).isEqualTo(read("wallet/spring.datasource.password"));
        assertThat(read("scoring/validator-1")).isEqualTo(read("setup/validator-1"));
    }

    @Test
    void drawsEverySecretAnew() throws IOException {
        folders.complete();

        var seen = new HashSet<String>();
        try (var files = Files.list(folder.resolve("postgres"))) {
            for (var file : files.toList())
                assertThat(seen.add(Files.readString(file))).isTrue();
        }
        assertThat(seen).hasSize(7);
    }

    @Test
    void tellsMinersThePlatformsPublicKeyOnly() throws IOException {
        folders.complete();

        var platform =
                SigningKey.fromSeedFile(folder.resolve("gateway/platform")).address();
        assertThat(read("miner-bge/platform.address")).isEqualTo(platform.ss58());
        assertThat(folder.resolve("miner-bge/platform")).doesNotExist();
    }

    @Test
    void keepsWhatIsThere() throws IOException {
        folders.complete();
        var pepper = read("wallet/wallet.keys.pepper");

        assertThat(folders.complete()).isZero();
        assertThat(read("wallet/wallet.keys.pepper")).isEqualTo(pepper);
    }

    @Test
    void givesALostCopyBackFromAnother() throws IOException {
        folders.complete();
        var internal = read("emission/taomarket.internal.secrets[0]");
        Files.delete(folder.resolve("emission/taomarket.internal.secrets[0]"));

        assertThat(folders.complete()).isOne();
        assertThat(read("emission/taomarket.internal.secrets[0]")).isEqualTo(internal);
    }

    @Test
    void letsNobodyElseRead() throws IOException {
        folders.complete();

        assertThat(permissions("wallet/wallet.keys.pepper")).isEqualTo("r--------");
        assertThat(permissions("wallet")).isEqualTo("rwx------");
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file)).strip();
    }

    private String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)));
    }
}
