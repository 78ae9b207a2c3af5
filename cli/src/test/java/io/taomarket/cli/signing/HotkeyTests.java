package io.taomarket.cli.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.taomarket.cli.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HotkeyTests {

    /** RFC 8032, section 7.1, test 2. */
    private static final String SEED = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";

    private static final String PUBLIC_KEY = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
    private static final String SIGNATURE_OF_72 =
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";

    @TempDir
    private Path folder;

    @Test
    void aSeedGivesTheKeyAndTheSignaturesOfTheStandard() throws IOException {
        var hotkey = Hotkey.read(written(SEED + "\n"));
        assertThat(HexFormat.of().formatHex(Ss58.decode(hotkey.address()))).isEqualTo(PUBLIC_KEY);
        assertThat(hotkey.sign(new byte[] {0x72})).isEqualTo(SIGNATURE_OF_72);
    }

    @Test
    void aNewKeyIsForItsOwnerOnlyAndCanBeReadAgain() throws IOException {
        var file = folder.resolve("new.seed");
        var made = Hotkey.create(file);
        assertThat(Hotkey.read(file).address()).isEqualTo(made.address());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(made.address())
                .isNotEqualTo(Hotkey.create(folder.resolve("another.seed")).address());
    }

    @Test
    void aKeyIsNeverWrittenOver() throws IOException {
        var file = written(SEED);
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> Hotkey.create(file))
                .withMessageContaining("never written over");
        assertThat(file).hasContent(SEED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "zz", "4ccd", "{\"seed\": 1}"})
    void whatIsNoSeedIsRefused(String text) throws IOException {
        var file = written(text);
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> Hotkey.read(file))
                .withMessageContaining("expected 64 hex digits");
    }

    @Test
    void whoHasNoKeyReadsHowToMakeOne() {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> Hotkey.read(folder.resolve("none.seed")))
                .withMessageContaining("hotkey new");
    }

    @Test
    void aSignatureCoversTheWholeRequestAndItsReceiver() throws IOException {
        var hotkey = Hotkey.read(written(SEED));
        var body = "{\"uids\":[1]}".getBytes(UTF_8);
        var headers = new SignedRequest("PUT", "/api/v1/x?y=1", body, "5Receiver").headers(hotkey, 1_700_000_000_000L);
        var text = String.join(
                "\n",
                "v1",
                "PUT",
                "/api/v1/x?y=1",
                "d206d440d3adf2512c72c82a04315255b196e2d303ff5e3db6e010d8eff68692",
                "1700000000000",
                headers.get("X-Tao-Nonce"),
                "5Receiver",
                "ed25519");
        assertThat(headers).containsEntry("X-Tao-Hotkey", hotkey.address());
        assertThat(headers.get("X-Tao-Nonce"))
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(new PublicKey(hotkey.address())
                        .verifies(text.getBytes(UTF_8), HexFormat.of().parseHex(headers.get("X-Tao-Signature"))))
                .isTrue();
    }

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve("hotkey.seed"), text);
    }
}
