package io.taomarket.chassis.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointUrlTests {

    @ParameterizedTest
    @CsvSource({
        "https://miner.example.com, https://miner.example.com",
        "https://miner.example.com/, https://miner.example.com",
        "https://miner.example.com:443, https://miner.example.com",
        "https://miner.example.com:8443, https://miner.example.com:8443",
        "https://miner.example.com:1024/base, https://miner.example.com:1024/base",
        "https://miner.example.com:65535/a/b/, https://miner.example.com:65535/a/b",
        "https://xn--mnchen-3ya.example, https://xn--mnchen-3ya.example",
        "https://a-b.c1.example/v1.2_x~y-z, https://a-b.c1.example/v1.2_x~y-z",
        "https://1.2.3.4.example, https://1.2.3.4.example",
    })
    void acceptsAPlainHttpsUrlAndKnowsOneWayToWriteIt(String text, String canonical) {
        var url = EndpointUrl.parse(text, EgressSettings.OUTSIDE);

        assertThat(url).hasToString(canonical);
        assertThat(EndpointUrl.parse(canonical, EgressSettings.OUTSIDE)).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "miner.example.com",
                "//miner.example.com",
                "https:miner.example.com",
                "https:/miner.example.com",
                "https://",
                "https:///path",
                "HTTPS://miner.example.com",
                "https://Miner.example.com",
                "http://miner.example.com",
                "ftp://miner.example.com",
                "file:///etc/passwd",
                "gopher://miner.example.com",
                "jar:https://miner.example.com!/",
                "https://user@miner.example.com",
                "https://user:pw@miner.example.com",
                "https://good.com@evil.com",
                "https://good.com\\@127.0.0.1",
                "https://good.com\\evil.com",
                "https://miner.example.com?x=1",
                "https://miner.example.com/a?x=1",
                "https://miner.example.com#f",
                "https://miner.example.com/a#f",
                "https://miner.example.com/%2e%2e/",
                "https://miner.example.com/a/../b",
                "https://miner.example.com/./a",
                "https://miner.example.com/..",
                "https://miner.example.com//a",
                "https://miner.example.com/a b",
                "https://miner.example.com/a\r\nHost: evil",
                "https://miner.example.com/\u0000",
                " https://miner.example.com",
                "https://miner.example.com\n",
                "https://miner.example.com.",
                "https://.example.com",
                "https://miner..example.com",
                "https://-a.example.com",
                "https://a-.example.com",
                "https://a_b.example.com",
                "https://münchen.example",
                "https://miner.example.com。",
                "https://１２７.0.0.1",
                "https://miner.example.com:",
                "https://miner.example.com:0",
                "https://miner.example.com:0443",
                "https://miner.example.com:22",
                "https://miner.example.com:25",
                "https://miner.example.com:80",
                "https://miner.example.com:1023",
                "https://miner.example.com:5432",
                "https://miner.example.com:6379",
                "https://miner.example.com:9092",
                "https://miner.example.com:65536",
                "https://miner.example.com:99999",
                "https://miner.example.com:-1",
                "https://miner.example.com:4 43",
                "https://127.0.0.1",
                "https://0.0.0.0",
                "https://8.8.8.8",
                "https://127.1",
                "https://2130706433",
                "https://0177.0.0.1",
                "https://0x7f.1",
                "https://0x7f000001",
                "https://1.2.3",
                "https://1.2.3.4.5",
                "https://256.256.256.256",
                "https://[::1]",
                "https://[::]",
                "https://[2606:4700::1111]",
                "https://[::ffff:127.0.0.1]",
                "https://[fe80::1%25eth0]",
                "https://[::1",
                "https://::1",
                "https://localhost",
                "https://foo.localhost",
                "https://metadata.google.internal",
                "https://miner.local",
                "https://kubernetes.default.svc.cluster.local",
                "https://router.lan",
                "https://miner",
                "https://example.0x1f",
            })
    void refusesEverythingElse(String text) {
        assertThatExceptionOfType(InvalidEndpointUrl.class)
                .isThrownBy(() -> EndpointUrl.parse(text, EgressSettings.OUTSIDE));
    }

    @Test
    void refusesWhatIsTooLong() {
        assertRefused("length", "https://miner.example.com/" + "a".repeat(512), EgressSettings.OUTSIDE);
        assertRefused("host", "https://" + "a".repeat(64) + ".example", EgressSettings.OUTSIDE);
        assertRefused("host", "https://" + "abcdefgh.".repeat(28) + "ex", EgressSettings.OUTSIDE);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8091, http://127.0.0.1:8091",
        "http://localhost:8091/base/, http://localhost:8091/base",
        "http://miner:8091, http://miner:8091",
        "http://miner.taomarket.svc.cluster.local:8091, http://miner.taomarket.svc.cluster.local:8091",
        "http://localhost, http://localhost",
        "http://[::1]:8091, http://[::1]:8091",
        "http://10.0.0.7:8091, http://10.0.0.7:8091",
        "https://miner.example.com, https://miner.example.com",
    })
    void acceptsPlainHttpAndLiteralsInside(String text, String canonical) {
        assertThat(EndpointUrl.parse(text, EgressSettings.INSIDE)).hasToString(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.1:8091, host",
        "http://2130706433:8091, host",
        "http://0177.0.0.1:8091, host",
        "http://0x7f.1:8091, host",
        "http://127.0.0.999:8091, literal",
        "http://[0:0:0:0:0:0:0:1]:8091, literal",
        "http://169.254.169.254, address",
        "http://[fd00:ec2::254], address",
        "http://0.0.0.0:8091, address",
        "http://127.0.0.1:5432, port",
        "http://127.0.0.1:22, port",
        "http://user@127.0.0.1:8091, form",
    })
    void refusesTricksInsideToo(String text, String rule) {
        assertRefused(rule, text, EgressSettings.INSIDE);
    }

    @Test
    void putsItsBasePathBeforeATarget() {
        var url = EndpointUrl.parse("https://miner.example.com/base", EgressSettings.OUTSIDE);

        assertThat(url.target("/v1/models?x=1")).isEqualTo("/base/v1/models?x=1");
    }

    private static void assertRefused(String rule, String text, EgressProperties properties) {
        assertThatExceptionOfType(InvalidEndpointUrl.class)
                .isThrownBy(() -> EndpointUrl.parse(text, properties))
                .satisfies(refusal -> assertThat(refusal.rule()).isEqualTo(rule));
    }
}
