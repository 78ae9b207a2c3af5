package io.taomarket.chassis.egress;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;

/**
 * A range of addresses that a stranger's endpoint may not have.
 *
 * @param id a stable name for logs and metrics
 * @param prefix the range in CIDR notation
 * @param isOpenInside whether {@code taomarket.egress.allow-private-addresses} opens it
 */
public record DenyRule(String id, IPAddress prefix, boolean isOpenInside) {

    static DenyRule closed(String id, String prefix) {
        return new DenyRule(id, parse(prefix), false);
    }

    static DenyRule openInside(String id, String prefix) {
        return new DenyRule(id, parse(prefix), true);
    }

    private static IPAddress parse(String prefix) {
        var address = new IPAddressString(prefix).getAddress();
        if (address == null || !address.isPrefixBlock())
            throw new IllegalArgumentException("not a range of addresses: " + prefix);
        return address;
    }
}
