package io.taomarket.cli.platform;

import io.taomarket.cli.Failure;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What makes its bearer the operator: as said, or from the environment, or as the marketplace on this machine has
 * written down. What was written down is shown to this machine only.
 *
 * @param source where it comes from, in the caller's words
 */
public record AdminKey(String value, String source) {

    static final String VARIABLE = "TAOMARKET_ADMIN_KEY";

    private static final String WAYS = "give --key or set " + VARIABLE;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    public AdminKey {
        if (!value.matches("[!-~]{1,1000}")) throw new Failure(source + ": is not a key");
    }

    /**
     * @param url whom it will be shown to
     */
    public static AdminKey of(@Nullable String said, Map<String, String> environment, Path dataDir, URI url) {
        if (said != null) return new AdminKey(said, "--key");
        var variable = environment.getOrDefault(VARIABLE, "");
        if (!variable.isEmpty()) return new AdminKey(variable, VARIABLE);
        return written(StandaloneFile.of(dataDir), url);
    }

    private static AdminKey written(StandaloneFile file, URI url) {
        var key = file.text("admin_key")
                .orElseThrow(() -> new Failure(
                        "an admin key is needed and " + file.path() + " has none (is the marketplace up?); " + WAYS));
        if (THIS_MACHINE.contains(url.getHost())) return new AdminKey(key, "admin_key of " + file.path());
        throw new Failure(
                "an admin key is needed for " + url + ", and that of " + file.path() + " is for this machine; " + WAYS);
    }

    /** Not the key itself, which must not reach a log. */
    @Override
    public String toString() {
        return source;
    }
}
