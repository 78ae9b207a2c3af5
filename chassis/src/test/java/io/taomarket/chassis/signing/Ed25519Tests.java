package io.taomarket.chassis.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Ed25519Tests {

    private static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    private final SigningKey key = SigningKey.fromSeed(new byte[32]);
    private final byte[] message = "a message".getBytes(UTF_8);
    private final byte[] signature = key.sign(message);

    @Test
    void signsAsRfc8032Does() {
        var rfc = SigningKey.fromSeed(bytes("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));

        assertThat(rfc.address().publicKey())
                .isEqualTo(bytes("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"));
        assertThat(rfc.sign(new byte[] {0x72}))
                .isEqualTo(bytes("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"));
    }

    @Test
    void acceptsItsOwnSignatureAndNoMutationOfIt() {
        assertThat(verify(key.address().publicKey(), signature)).isTrue();
        for (var bit = 0; bit < 512; bit += 7) {
            var mutated = signature.clone();
            mutated[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(verify(key.address().publicKey(), mutated)).isFalse();
        }
    }

    @Test
    void refusesTheSameSignatureWithSRaisedByTheGroupOrder() {
        var s = littleEndian(Arrays.copyOfRange(signature, 32, 64)).add(ORDER);
        var malleated = signature.clone();
        var bigEndian = s.toByteArray();
        for (var i = 0; i < 32; i++) malleated[32 + i] = i < bigEndian.length ? bigEndian[bigEndian.length - 1 - i] : 0;

        assertThat(verify(key.address().publicKey(), malleated)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
            })
    void refusesKeysOfSmallOrderOrWithoutCanonicalForm(String publicKey) {
        var forged = new byte[64];
        forged[0] = 1;

        assertThat(verify(bytes(publicKey), forged)).isFalse();
        assertThat(verify(bytes(publicKey), signature)).isFalse();
    }

    @Test
    void refusesOtherLengths() {
        assertThat(verify(new byte[31], signature)).isFalse();
        assertThat(verify(key.address().publicKey(), Arrays.copyOf(signature, 63)))
                .isFalse();
        assertThat(verify(key.address().publicKey(), Arrays.copyOf(signature, 65)))
                .isFalse();
    }

    private boolean verify(byte[] publicKey, byte[] candidate) {
        return Signatures.verify(Scheme.ED25519, publicKey, message, candidate);
    }

    private static BigInteger littleEndian(byte[] bytes) {
        var reversed = new byte[bytes.length];
        for (var i = 0; i < bytes.length; i++) reversed[i] = bytes[bytes.length - 1 - i];
        return new BigInteger(1, reversed);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
