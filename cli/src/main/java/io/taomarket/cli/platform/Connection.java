package io.taomarket.cli.platform;

import io.taomarket.cli.Failure;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that asks a platform: where it is, and how long to wait for it. */
public final class Connection {

    private static final Duration USUAL_TIMEOUT = Duration.ofMinutes(1);

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Where the platform answers (default: as the data folder says, else http://localhost:8080).")
    private @Nullable String url;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "The data folder of a marketplace on this machine (default: ./data of the project).")
    private Path dataDir = Path.of(System.getProperty("taomarket.data", "data"));

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "How long to wait for the platform (default: ${DEFAULT-VALUE}).")
    private int timeoutSeconds;

    public Connection() {
        this(USUAL_TIMEOUT);
    }

    /**
     * @param usualTimeout where the caller names none
     */
    public Connection(Duration usualTimeout) {
        this.timeoutSeconds = Math.toIntExact(usualTimeout.toSeconds());
    }

    public URI url() {
        return PlatformUrl.of(url, dataDir);
    }

    public Path dataDir() {
        return dataDir;
    }

    public Duration timeout() {
        if (timeoutSeconds > 0) return Duration.ofSeconds(timeoutSeconds);
        throw new Failure("--timeout: " + timeoutSeconds + " is not a number of seconds");
    }

    /** Asked as anyone may. */
    public Platform platform() {
        return new Platform(url(), timeout(), null);
    }
}
