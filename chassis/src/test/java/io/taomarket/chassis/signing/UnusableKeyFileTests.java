package io.taomarket.chassis.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class UnusableKeyFileTests {

    @TempDir
    Path folder;

    @Test
    void aServiceWhosePlatformKeyCannotBeReadEndsWithOneLineOfWhatToDo(CapturedOutput output) throws IOException {
        var file = Files.createDirectory(folder.resolve("platform"));
        var service = new SpringApplicationBuilder(Sample.class).web(WebApplicationType.NONE);

        assertThatThrownBy(() -> service.run("--taomarket.platform.key-file=" + file));

        assertThat(output.getAll().lines().map(String::strip))
                .contains(
                        "taomarket.platform.key-file: the key file " + file + " cannot be used, because it is a folder;"
                                + " put a file with 64 hex digits there that this user may read, or name another")
                .noneMatch(line -> line.startsWith("at "));
    }

    @Test
    void whatIsNotThereAndCannotBeMadeIsSaidInTheSameWords() throws IOException {
        var file = Files.createFile(folder.resolve("no-folder")).resolve("platform");

        assertThatThrownBy(() -> SigningKey.fromSeedFile(file))
                .isInstanceOf(UnusableKeyFile.class)
                .hasMessageStartingWith("the key file " + file + " cannot be used, because ")
                .hasMessageContaining("put a file with 64 hex digits there");
    }

    @Test
    void theReasonIsInWords() {
        assertThat(new UnusableKeyFile(folder, "a key", new AccessDeniedException("/run/secrets/platform")))
                .hasMessageContaining("because this user has no access to /run/secrets/platform;");
        assertThat(new UnusableKeyFile(
                        folder, "a key", new FileSystemException("/run/a.tmp", null, "Read-only file system")))
                .hasMessageContaining("because of /run/a.tmp: Read-only file system;");
    }

    @ImportAutoConfiguration(SigningAutoConfiguration.class)
    static class Sample {}
}
