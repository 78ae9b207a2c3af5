package io.taomarket.chassis.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import inet.ipaddr.IPAddressString;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EgressGuardTests {

    /** Every range that is closed to strangers' endpoints, once more and written down apart from the table under test. */
    private static final List<String> CLOSED_V4 = List.of(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3");

    private static final List<String> CLOSED_V6 = List.of(
            "2001:0:0:0:0:0:0:0/23",
            "2001:db8:0:0:0:0:0:0/32",
            "2002:0:0:0:0:0:0:0/16",
            "3fff:0:0:0:0:0:0:0/20",
            "0:0:0:0:0:0:0:0/3",
            "4000:0:0:0:0:0:0:0/2",
            "8000:0:0:0:0:0:0:0/1");

    private final EgressGuard guard = new EgressGuard(EgressSettings.OUTSIDE);
    private final EgressGuard inside = new EgressGuard(EgressSettings.INSIDE);

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, v4-unspecified",
        "0.255.255.255, v4-unspecified",
        "10.0.0.1, v4-private-10",
        "10.255.255.255, v4-private-10",
        "100.64.0.1, v4-carrier-nat",
        "100.127.255.255, v4-carrier-nat",
        "127.0.0.1, v4-loopback",
        "127.255.255.254, v4-loopback",
        "169.254.169.254, v4-link-local",
        "172.16.0.1, v4-private-172",
        "172.31.255.255, v4-private-172",
        "192.0.0.1, v4-protocol-assignments",
        "192.0.2.1, v4-documentation-1",
        "192.88.99.1, v4-6to4-relay",
        "192.168.0.1, v4-private-192",
        "198.18.0.1, v4-benchmark",
        "198.19.255.255, v4-benchmark",
        "198.51.100.1, v4-documentation-2",
        "203.0.113.1, v4-documentation-3",
        "224.0.0.1, v4-multicast",
        "239.255.255.255, v4-multicast",
        "240.0.0.1, v4-reserved",
        "255.255.255.255, v4-broadcast",
        "::, v6-unspecified",
        "::1, v6-loopback",
        "::2, v6-ipv4-compatible",
        "::7f00:1, v6-ipv4-compatible",
        "::ffff:0:7f00:1, v6-ipv4-translated",
        "64:ff9b::7f00:1, v6-nat64",
        "64:ff9b:1::1, v6-nat64-local",
        "100::1, v6-discard",
        "2001::1, v6-teredo",
        "2001:2::1, v6-benchmark",
        "2001:10::1, v6-orchid",
        "2001:20::1, v6-orchid-2",
        "2001:100::1, v6-protocol-assignments",
        "2001:db8::1, v6-documentation",
        "2002:7f00:1::, v6-6to4",
        "3fff::1, v6-documentation-2",
        "5f00::1, v6-segment-routing",
        "fc00::1, v6-unique-local",
        "fd00:ec2::254, v6-unique-local",
        "fe80::1, v6-link-local",
        "fec0::1, v6-site-local",
        "ff02::1, v6-multicast",
        "200::1, v6-not-global-low",
        "4000::1, v6-not-global-middle",
        "8000::1, v6-not-global-high",
    })
    void refusesEveryRangeThatIsNotThePublicInternet(String address, String rule) throws UnknownHostException {
        assertThat(guard.refusal(InetAddress.getByName(address)))
                .hasValueSatisfying(refusal -> assertThat(refusal.id()).isEqualTo(rule));
    }

    @Test
    void refusesAnIpv4AddressInIpv6sClothes() throws UnknownHostException {
        assertThat(guard.refusal(InetAddress.getByName("::ffff:127.0.0.1")))
                .hasValueSatisfying(refusal -> assertThat(refusal.id()).isEqualTo("v4-loopback"));
        assertThat(guard.refusal(new IPAddressString("::ffff:8.8.8.8").getAddress()))
                .hasValueSatisfying(refusal -> assertThat(refusal.id()).isEqualTo("v6-ipv4-mapped"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2000::1",
                "2001:200::1",
                "2606:4700::1111",
                "2a00:1450::1",
                "3ffe::1"
            })
    void allowsThePublicInternetUpToItsEdges(String address) throws UnknownHostException {
        assertThat(guard.refusal(InetAddress.getByName(address))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "10.1.2.3", "172.20.0.5", "192.168.1.1"})
    void opensLoopbackAndPrivateRangesWhereTheOperatorSaysSo(String address) throws UnknownHostException {
        assertThat(inside.refusal(InetAddress.getByName(address))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"169.254.169.254", "0.0.0.0", "::", "fd00:ec2::254", "100.64.0.1", "64:ff9b::7f00:1", "fe80::1"})
    void keepsEverythingElseClosedEvenThen(String address) throws UnknownHostException {
        assertThat(inside.refusal(InetAddress.getByName(address))).isPresent();
    }

    @Test
    void refusesOurOwnRangesWhateverElseIsAllowed() throws UnknownHostException {
        var own = new EgressGuard(EgressSettings.with(Map.of(
                "taomarket.egress.allow-private-addresses", "true",
                "taomarket.egress.denied-prefixes", "10.42.0.0/16,2a01:4f8::/32")));

        assertThat(own.refusal(InetAddress.getByName("10.42.7.7"))).isPresent();
        assertThat(own.refusal(InetAddress.getByName("2a01:4f8::7"))).isPresent();
        assertThat(own.refusal(InetAddress.getByName("10.43.0.1"))).isEmpty();
    }

    @Test
    void stopsAtTheStartWhenARangeOfOursIsNoRange() {
        var settings = EgressSettings.with(Map.of("taomarket.egress.denied-prefixes", "10.42.0.0-oops"));

        assertThatIllegalArgumentException().isThrownBy(() -> new EgressGuard(settings));
    }

    @Property(tries = 5000)
    void judgesEveryIpv4AddressAsArithmeticOnItsPrefixDoes(@ForAll int bits) throws UnknownHostException {
        var number = BigInteger.valueOf(bits & 0xffff_ffffL);

        assertThat(guard.refusal(address(number, 4)).isPresent()).isEqualTo(isIn(CLOSED_V4, number, 32));
    }

    @Property(tries = 5000)
    void judgesEveryIpv6AddressAsArithmeticOnItsPrefixDoes(@ForAll("ipv6") BigInteger number)
            throws UnknownHostException {
        assertThat(guard.refusal(address(number, 16)).isPresent()).isEqualTo(isIn(CLOSED_V6, number, 128));
    }

    /** Half of them anywhere, half of them close to the edge of a range. */
    @Provide
    Arbitrary<BigInteger> ipv6() {
        var most = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);
        var anywhere = Arbitraries.bigIntegers().between(BigInteger.ZERO, most);
        var edges = Arbitraries.of(CLOSED_V6).map(prefix -> base(prefix, 128));
        var nearby = Arbitraries.bigIntegers().between(BigInteger.valueOf(-2), BigInteger.valueOf(2));
        return Arbitraries.oneOf(anywhere, edges.flatMap(edge -> nearby.map(edge::add)))
                .filter(number -> number.signum() >= 0)
                .filter(number -> !number.shiftRight(32).equals(BigInteger.valueOf(0xffff))); // Java makes these IPv4
    }

    private static boolean isIn(List<String> prefixes, BigInteger number, int width) {
        return prefixes.stream().anyMatch(prefix -> {
            var shift = width - Integer.parseInt(prefix.split("/")[1]);
            return number.shiftRight(shift).equals(base(prefix, width).shiftRight(shift));
        });
    }

    private static BigInteger base(String prefix, int width) {
        var isV4 = width == 32;
        var number = BigInteger.ZERO;
        for (var part : prefix.split("/")[0].split(isV4 ? "\\." : ":"))
            number = number.shiftLeft(isV4 ? 8 : 16).add(new BigInteger(part, isV4 ? 10 : 16));
        return number;
    }

    private static InetAddress address(BigInteger number, int length) throws UnknownHostException {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++)
            bytes[length - 1 - i] = number.shiftRight(8 * i).byteValue();
        return InetAddress.getByAddress(bytes);
    }
}
