package io.taomarket.chassis.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The file holds signatures made by an independent implementation, @scure/sr25519 2.3.0. */
class Sr25519Tests {

    @ParameterizedTest
    @CsvFileSource(resources = "/signing/sr25519-signatures.csv", numLinesToSkip = 1)
    void acceptsWhatAnotherImplementationSignedAndNothingElse(String publicKey, String message, String signature) {
        var key = bytes(publicKey);
        var text = message == null ? new byte[0] : bytes(message);
        var good = bytes(signature);

        assertThat(Signatures.verify(Scheme.SR25519, key, text, good)).isTrue();
        assertThat(Signatures.verify(Scheme.SR25519, key, Arrays.copyOf(text, text.length + 1), good))
                .isFalse();
        for (var bit : new int[] {0, 100, 255, 256, 300, 503, 510, 511})
            assertThat(Signatures.verify(Scheme.SR25519, key, text, flipped(good, bit)))
                    .isFalse();
        assertThat(Signatures.verify(Scheme.SR25519, flipped(key, 9), text, good))
                .isFalse();
        assertThat(Signatures.verify(Scheme.ED25519, key, text, good)).isFalse();
    }

    @Test
    void acceptsTheSignatureThatSubstratesLibrariesTestEachOtherWith() {
        var key = bytes("46ebddef8cd9bb167dc30878d7113b7e168e6f0646beffd77d69d39bad76b47a");
        var signature = bytes("4e172314444b8f820bb54c22e95076f220ed25373e5c178234aa6c211d292712"
                + "44b947e3ff3418ff6b45fd1df1140c8cbff69fc58ee6dc96df70936a2bb74b82");

        assertThat(Signatures.verify(Scheme.SR25519, key, "this is a message".getBytes(UTF_8), signature))
                .isTrue();
    }

    @Test
    void refusesSAboveTheGroupOrder() {
        var signature = new byte[64];
        Arrays.fill(signature, 32, 64, (byte) 0xff);

        assertThat(Signatures.verify(Scheme.SR25519, new byte[32], new byte[0], signature))
                .isFalse();
    }

    @Test
    void refusesTheIdentityAsAKeyBecauseAnybodyCanSignForIt() {
        var signature = new byte[64];
        signature[63] = (byte) 0x80;

        assertThat(Signatures.verify(Scheme.SR25519, new byte[32], new byte[0], signature))
                .isFalse();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        var copy = bytes.clone();
        copy[bit / 8] ^= (byte) (1 << (bit % 8));
        return copy;
    }
}
