package io.taomarket.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taomarket.chassis.signing.UnusableKeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTests {

    private static final String SETTING = "gateway.metrics-key-file";

    @TempDir
    Path folder;

    @Test
    void knowsTheKeyOfItsFileAndNoOther() throws IOException {
        var file = Files.writeString(folder.resolve("key"), "k".repeat(32) + "\n");
        var key = new KeyFile(SETTING, file.toString());

        assertThat(key.is("k".repeat(32))).isTrue();
        assertThat(key.is("k".repeat(33))).isFalse();
        assertThat(new KeyFile(SETTING, "").is("")).isFalse();
    }

    @Test
    void saysWhichSettingNamesAFileThatIsNotThere() {
        var file = folder.resolve("missing");

        assertThatThrownBy(() -> new KeyFile(SETTING, file.toString()))
                .isInstanceOf(UnusableKeyFile.class)
                .hasMessage(SETTING + ": the key file " + file + " cannot be used, because " + file + " does not exist;"
                        + " put a file with a key of at least 32 characters there that this user may read, or name"
                        + " another");
    }

    @Test
    void refusesAKeyThatCouldBeGuessed() throws IOException {
        var file = Files.writeString(folder.resolve("short"), "k".repeat(31) + "\n");

        assertThatThrownBy(() -> new KeyFile(SETTING, file.toString())).hasMessageContaining("its key is shorter");
    }
}
