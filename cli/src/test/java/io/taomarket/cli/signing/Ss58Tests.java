package io.taomarket.cli.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Ss58Tests {

    /** Substrate's well-known test account. */
    private static final String ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

    @Test
    void hashesAsTheStandardDoes() {
        assertThat(HexFormat.of().formatHex(Blake2b.hash("abc".getBytes())))
                .isEqualTo("ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                        + "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923");
        var block = new byte[Blake2b.MAX_BYTES];
        for (var i = 0; i < block.length; i++) block[i] = (byte) i;
        assertThat(HexFormat.of().formatHex(Blake2b.hash(block)))
                .isEqualTo("2319e3789c47e2daa5fe807f61bec2a1a6537fa03f19ff32e87eecbfd64b7e0e"
                        + "8ccff439ac333b040f19b0c4ddd11a61e24ac1fe0f10a039806c5dcc0da3d115");
    }

    @Test
    void readsAnAddress() {
        assertThat(Ss58.isAddress(ALICE)).isTrue();
        assertThat(HexFormat.of().formatHex(Ss58.decode(ALICE)))
                .isEqualTo("d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQZ",
                "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQ0",
                "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQYY",
                "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5",
                "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz"
            })
    void whatIsNoAddressIsNone(String text) {
        assertThat(Ss58.isAddress(text)).isFalse();
    }
}
