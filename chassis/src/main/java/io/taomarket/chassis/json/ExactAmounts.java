package io.taomarket.chassis.json;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which numbers are exact amounts, and so strings in JSON: a word of the name is a unit. */
public final class ExactAmounts {

    private static final Set<String> UNITS = Set.of("rao", "bits", "shares");
    private static final Pattern WORD_ENDS = Pattern.compile("_|(?<=[a-z0-9])(?=[A-Z])");

    private ExactAmounts() {}

    /** Whether a 64-bit number of this name, in camelCase or snake_case, is an amount. */
    public static boolean isName(String name) {
        return WORD_ENDS
                .splitAsStream(name)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .anyMatch(UNITS::contains);
    }
}
