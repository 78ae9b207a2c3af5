package io.taomarket.chassis.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A name led to an address that we never dial; to the HTTP client it is as if the name did not exist. */
final class RefusedAddress extends UnknownHostException {

    private final String ruleId;

    RefusedAddress(String host, InetAddress address, DenyRule rule) {
        super(host + " leads to " + address.getHostAddress() + ", refused by " + rule.id());
        this.ruleId = rule.id();
    }

    String ruleId() {
        return ruleId;
    }
}
