package io.taomarket.chassis.egress;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides which addresses we dial when a stranger names them: the public internet, and nothing of ours. */
public final class EgressGuard {

    private final IPAddressGenerator generator = new IPAddressGenerator();
    private final List<DenyRule> rules;
    private final boolean allowsPrivateAddresses;

    public EgressGuard(EgressProperties properties) {
        this.allowsPrivateAddresses = properties.allowPrivateAddresses();
        var all = new ArrayList<DenyRule>();
        for (var prefix : properties.deniedPrefixes()) all.add(DenyRule.closed("own-" + prefix, prefix));
        all.addAll(DenyTable.RULES);
        this.rules = List.copyOf(all);
    }

    /** The rule that forbids this address; empty when it may be dialled. */
    public Optional<DenyRule> refusal(InetAddress address) {
        return refusal(generator.from(address.getAddress()));
    }

    Optional<DenyRule> refusal(IPAddress address) {
        return rules.stream()
                .filter(rule -> rule.prefix().contains(address))
                .findFirst()
                .filter(rule -> !(rule.isOpenInside() && allowsPrivateAddresses));
    }
}
