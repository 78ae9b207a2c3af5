package io.taomarket.wallet.invariant;

import io.taomarket.wallet.door.InvalidField;
import java.util.Locale;

/** How much a check looks at. */
enum Scope {
    /** Everything there has ever been; minutes on a large ledger. */
    EVERYTHING,
    /** What has come since the last check that found nothing wrong; costs as much as has happened since. */
    NEW;

    static Scope of(String text) {
        for (var scope : values()) {
            if (scope.name().toLowerCase(Locale.ROOT).equals(text)) return scope;
        }
        throw new InvalidField("scope", "must be everything or new");
    }
}
