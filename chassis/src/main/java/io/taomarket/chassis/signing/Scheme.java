package io.taomarket.chassis.signing;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** How a key signs. The platform itself signs with ed25519; sr25519, which Substrate wallets use, is only verified. */
public enum Scheme {
    ED25519("ed25519"),
    SR25519("sr25519");

    private final String label;

    Scheme(String label) {
        this.label = label;
    }

    /** The lower-case name used in headers and JSON. */
    @JsonValue
    public String label() {
        return label;
    }

    /** The scheme of exactly this lower-case name. */
    public static Optional<Scheme> of(String label) {
        return Arrays.stream(values())
                .filter(scheme -> scheme.label.equals(label))
                .findFirst();
    }

    @Override
    public String toString() {
        return label;
    }
}
