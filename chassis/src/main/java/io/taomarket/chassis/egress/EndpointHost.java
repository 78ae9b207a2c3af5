package io.taomarket.chassis.egress;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The host of an endpoint's URL, which must be spelled in its one canonical form. */
record EndpointHost(String text) {

    private static final int LONGEST = 253;
    private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");
    private static final Pattern DOTTED_QUAD = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");
    /** Names that never lead to the public internet. */
    private static final List<String> INSIDE_NAMES =
            List.of("localhost", "local", "internal", "localdomain", "lan", "home.arpa", "onion", "test", "invalid");

    void check(EgressProperties properties) {
        if (text.length() > LONGEST) throw new InvalidEndpointUrl("host", "the host is longer than 253 characters");
        if (text.startsWith("[") || DOTTED_QUAD.matcher(text).matches()) checkLiteral(properties);
        else checkName(properties);
    }

    private void checkLiteral(EgressProperties properties) {
        if (!properties.allowPrivateAddresses())
            throw new InvalidEndpointUrl("literal", "the host must be a name, not an address");
        var address = literal();
        if (address.isEmpty()) throw new InvalidEndpointUrl("literal", "the address is not in its canonical form");
        new EgressGuard(properties).refusal(address.get()).ifPresent(rule -> {
            throw new InvalidEndpointUrl("address", "the address is not one we call (" + rule.id() + ")");
        });
    }

    private Optional<IPAddress> literal() {
        var bare = text.startsWith("[") ? text.substring(1, text.length() - 1) : text;
        return Optional.ofNullable(new IPAddressString(bare).getAddress())
                .filter(address ->
                        !address.isMultiple() && address.toCanonicalString().equals(bare));
    }

    private void checkName(EgressProperties properties) {
        var labels = List.of(text.split("\\.", -1));
        if (!labels.stream().allMatch(label -> LABEL.matcher(label).matches()))
            throw new InvalidEndpointUrl("host", "the host must be a lower-case name of letters, digits and hyphens");
        if (NUMBER.matcher(labels.getLast()).matches())
            throw new InvalidEndpointUrl("host", "the host must not end in a number");
        if (!properties.allowPrivateAddresses() && (labels.size() < 2 || isInsideName()))
            throw new InvalidEndpointUrl("host", "the host must be a name of the public internet");
    }

    private boolean isInsideName() {
        return INSIDE_NAMES.stream().anyMatch(name -> text.equals(name) || text.endsWith("." + name));
    }
}
