package io.taomarket.chassis.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class AddressTests {

    /** The development account that every Substrate chain knows as Alice. */
    private static final String ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

    @Test
    void readsAndWritesAlicesAddress() {
        var key = HexFormat.of().parseHex("d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d");

        assertThat(Address.of(key).ss58()).isEqualTo(ALICE);
        assertThat(new Address(ALICE).publicKey()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQ",
                "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQZ",
                "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY ",
                "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5",
                "HNZata7iMYWmk5RvZRTiAsSDhV8366zq2YGb3tLH5Upf74F0",
                "1GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
                "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccd"
            })
    void refusesEveryOtherText(String text) {
        assertThat(Address.parse(text)).isEmpty();
    }

    @Property
    void comesBackFromItsText(@ForAll @Size(32) byte[] publicKey) {
        var text = Address.of(publicKey).ss58();

        assertThat(text).hasSize(48).startsWith("5");
        assertThat(Ss58.decode(text)).isEqualTo(publicKey);
    }

    @Property
    void noticesAChangedCharacter(@ForAll @Size(32) byte[] publicKey, @ForAll @IntRange(min = 0, max = 47) int at) {
        var text = new StringBuilder(Address.of(publicKey).ss58());
        text.setCharAt(at, text.charAt(at) == 'x' ? 'y' : 'x');

        assertThat(Address.parse(text.toString())).isEmpty();
    }

    @Test
    void isAPlainStringInJson() {
        var json = JsonMapper.shared();

        assertThat(json.writeValueAsString(new Address(ALICE))).isEqualTo('"' + ALICE + '"');
        assertThat(json.readValue('"' + ALICE + '"', Address.class)).isEqualTo(new Address(ALICE));
        assertThat(json.writeValueAsString(Scheme.SR25519)).isEqualTo("\"sr25519\"");
        assertThat(json.readValue("\"ed25519\"", Scheme.class)).isEqualTo(Scheme.ED25519);
    }
}
