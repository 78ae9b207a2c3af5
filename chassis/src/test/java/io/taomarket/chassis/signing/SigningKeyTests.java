package io.taomarket.chassis.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTests {

    @TempDir
    Path folder;

    @Test
    void isTheSameKeyEachTimeItsFileIsRead() throws Exception {
        var file = folder.resolve("keys/platform.seed");
        var first = SigningKey.fromSeedFile(file);

        assertThat(SigningKey.fromSeedFile(file).address()).isEqualTo(first.address());
        assertThat(Files.readString(file)).matches("[0-9a-f]{64}\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file.getParent()).isDirectoryContaining("glob:**.seed");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void isOneKeyForServicesThatStartTogether() throws Exception {
        var file = folder.resolve("platform.seed");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var starts = IntStream.range(0, 16)
                    .<Callable<Address>>mapToObj(
                            i -> () -> SigningKey.fromSeedFile(file).address())
                    .toList();
            var addresses = threads.invokeAll(starts).stream()
                    .map(start -> start.resultNow())
                    .distinct();

            assertThat(addresses).hasSize(1);
        }
    }

    @Test
    void refusesAFileThatHoldsSomethingElse() throws Exception {
        var file = Files.writeString(folder.resolve("wrong.seed"), "not a seed\n");

        assertThatIOException().isThrownBy(() -> SigningKey.fromSeedFile(file)).withMessageContaining("64 hex digits");
    }

    @Test
    void keepsItsSecretOutOfItsText() {
        var key = SigningKey.fromSeed(new byte[32]);

        assertThat(key).hasToString("SigningKey[" + key.address() + "]");
    }
}
