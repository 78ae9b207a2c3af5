package io.taomarket.cli.platform;

import io.taomarket.cli.Failure;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What shows a platform who asks: as said, or from the environment, or as the marketplace on this machine has written
 * down. What was written down is shown to this machine only.
 *
 * @param source where it comes from, in the caller's words
 */
public record Key(String value, String source) {

    static final String VARIABLE = "TAOMARKET_ADMIN_KEY";
    static final String CUSTOMERS_VARIABLE = "TAOMARKET_KEY";

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    public Key {
        if (!value.matches("[!-~]{1,1000}")) throw new Failure(source + ": is not a key");
    }

    /**
     * The operator's.
     *
     * @param url whom it will be shown to
     */
    public static Key ofOperator(@Nullable String said, Map<String, String> environment, Path dataDir, URI url) {
        return of(new Kind("an admin key", VARIABLE, "admin_key"), said, environment, dataDir, url);
    }

    /**
     * A customer's.
     *
     * @param url whom it will be shown to
     */
    public static Key ofCustomer(@Nullable String said, Map<String, String> environment, Path dataDir, URI url) {
        return of(new Kind("a customer's key", CUSTOMERS_VARIABLE, "customer_key"), said, environment, dataDir, url);
    }

    /** The same, or nothing where none is known. */
    public static @Nullable Key ofCustomerIfKnown(
            @Nullable String said, Map<String, String> environment, Path dataDir, URI url) {
        var isKnown = said != null
                || !environment.getOrDefault(CUSTOMERS_VARIABLE, "").isEmpty()
                || (isThisMachine(url)
                        && StandaloneFile.of(dataDir).text("customer_key").isPresent());
        return isKnown ? ofCustomer(said, environment, dataDir, url) : null;
    }

    private static Key of(Kind kind, @Nullable String said, Map<String, String> environment, Path dataDir, URI url) {
        if (said != null) return new Key(said, "--key");
        var variable = environment.getOrDefault(kind.variable, "");
        if (!variable.isEmpty()) return new Key(variable, kind.variable);
        return written(kind, StandaloneFile.of(dataDir), url);
    }

    private static Key written(Kind kind, StandaloneFile file, URI url) {
        var key = file.text(kind.field)
                .orElseThrow(() -> new Failure(kind.words + " is needed and " + file.path()
                        + " has none (is the marketplace up?); " + kind.ways()));
        if (isThisMachine(url)) return new Key(key, kind.field + " of " + file.path());
        throw new Failure(kind.words + " is needed for " + url + ", and that of " + file.path()
                + " is for this machine; " + kind.ways());
    }

    private static boolean isThisMachine(URI url) {
        return THIS_MACHINE.contains(url.getHost());
    }

    /** Not the key itself, which must not reach a log. */
    @Override
    public String toString() {
        return source;
    }

    /** Whose key it is, and where it may come from. */
    private record Kind(String words, String variable, String field) {

        String ways() {
            return "give --key or set " + variable;
        }
    }
}
