package io.taomarket.chassis.egress;

import static io.taomarket.chassis.egress.DenyRule.closed;
import static io.taomarket.chassis.egress.DenyRule.openInside;

import java.util.List;

/**
 * The ranges that are not the public internet, after IANA's special-purpose registries. The first rule that holds an
 * address decides, so narrow ranges stand before the wide ones around them.
 */
final class DenyTable {

    static final List<DenyRule> RULES = List.of(
            closed("v4-unspecified", "0.0.0.0/8"),
            openInside("v4-private-10", "10.0.0.0/8"),
            closed("v4-carrier-nat", "100.64.0.0/10"),
            openInside("v4-loopback", "127.0.0.0/8"),
            closed("v4-link-local", "169.254.0.0/16"),
            openInside("v4-private-172", "172.16.0.0/12"),
            closed("v4-protocol-assignments", "192.0.0.0/24"),
            closed("v4-documentation-1", "192.0.2.0/24"),
            closed("v4-6to4-relay", "192.88.99.0/24"),
            openInside("v4-private-192", "192.168.0.0/16"),
            closed("v4-benchmark", "198.18.0.0/15"),
            closed("v4-documentation-2", "198.51.100.0/24"),
            closed("v4-documentation-3", "203.0.113.0/24"),
            closed("v4-multicast", "224.0.0.0/4"),
            closed("v4-broadcast", "255.255.255.255/32"),
            closed("v4-reserved", "240.0.0.0/4"),
            closed("v6-unspecified", "::/128"),
            openInside("v6-loopback", "::1/128"),
            closed("v6-ipv4-compatible", "::/96"),
            closed("v6-ipv4-mapped", "::ffff:0:0/96"),
            closed("v6-ipv4-translated", "::ffff:0:0:0/96"),
            closed("v6-nat64", "64:ff9b::/96"),
            closed("v6-nat64-local", "64:ff9b:1::/48"),
            closed("v6-discard", "100::/64"),
            closed("v6-teredo", "2001::/32"),
            closed("v6-benchmark", "2001:2::/48"),
            closed("v6-orchid", "2001:10::/28"),
            closed("v6-orchid-2", "2001:20::/28"),
            closed("v6-documentation", "2001:db8::/32"),
            closed("v6-protocol-assignments", "2001::/23"),
            closed("v6-6to4", "2002::/16"),
            closed("v6-documentation-2", "3fff::/20"),
            closed("v6-segment-routing", "5f00::/16"),
            closed("v6-unique-local", "fc00::/7"),
            closed("v6-link-local", "fe80::/10"),
            closed("v6-site-local", "fec0::/10"),
            closed("v6-multicast", "ff00::/8"),
            closed("v6-not-global-low", "::/3"),
            closed("v6-not-global-middle", "4000::/2"),
            closed("v6-not-global-high", "8000::/1"));

    private DenyTable() {}
}
