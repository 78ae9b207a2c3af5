package io.taomarket.wallet.key;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What a key may do. */
public enum Scope {
    INFERENCE("inference"),
    WALLET_READ("wallet:read"),
    WALLET_WRITE("wallet:write"),
    KEYS("keys"),
    /** Registrations, hotkeys, subnets. */
    MARKET("market");

    private final String label;

    Scope(String label) {
        this.label = label;
    }

    @JsonValue
    public String label() {
        return label;
    }

    static Scope of(String label) {
        return Arrays.stream(values())
                .filter(scope -> scope.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scope " + label));
    }
}
