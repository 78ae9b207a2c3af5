package io.taomarket.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** {@code docker-compose.yml} on the engine that answers, as a project of its own beside any other. */
final class Compose implements AutoCloseable {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Duration HEALTHY = Duration.ofMinutes(3);
    /** Asks as the health check does, only more often, as its interval says little of a start of some seconds. */
    private static final String UNTIL_HEALTHY = "until \"$@\" > /dev/null 2>&1; do sleep 0.2; done";

    private static final String PROJECT = "taomarket-test";
    /** Tests these images rather than those it builds itself. */
    private static final @Nullable String GIVEN_TAG = System.getProperty("taomarket.images");

    private static final String TAG = GIVEN_TAG == null ? "test" : GIVEN_TAG;

    private final int port;
    private final Path secrets = Path.of("target", "compose-secrets").toAbsolutePath();
    private final List<String> cli;

    private Compose(int port) {
        this.port = port;
        this.cli = succeeds("docker", "compose", "version") ? List.of("docker", "compose") : List.of("docker-compose");
    }

    /** Whether there is an engine, and a compose for it. */
    static boolean isThere() {
        return succeeds("docker", "version")
                && (succeeds("docker", "compose", "version") || succeeds("docker-compose", "version"));
    }

    /** Builds the images from the jars of this build, starts everything, and waits for the end of the set-up. */
    static Compose up(int port) {
        var compose = new Compose(port);
        if (GIVEN_TAG == null) compose.run(HOME.resolve("deploy/images").toString());
        compose.forget();
        compose.compose("up", "-d", "--no-build");
        compose.awaitExit("setup");
        return compose;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** SIGTERM, and time to drain. */
    void stop(String service) {
        compose("stop", service);
    }

    /** SIGKILL: nothing is flushed, nothing is said. */
    void kill(String service) {
        compose("kill", "-s", "SIGKILL", service);
    }

    /**
     * Starts a service again that was stopped or killed, and waits until it is healthy.
     *
     * @return from the start of its container to its first healthy answer
     */
    Duration start(String service) {
        var container = container(service);
        var healthCheck = inspect(service, "{{range .Config.Healthcheck.Test}}{{println .}}{{end}}");
        compose("start", service);
        var seconds = String.valueOf(HEALTHY.toSeconds());
        var asks = new ArrayList<>(
                List.of("docker", "exec", container, "timeout", seconds, "sh", "-c", UNTIL_HEALTHY, "sh"));
        healthCheck.lines().skip(1).forEach(asks::add); // the first word says that a command follows
        run(asks.toArray(String[]::new));
        var healthy = Instant.now();
        return Duration.between(Instant.parse(inspect(service, "{{.State.StartedAt}}")), healthy);
    }

    /** What a container says of itself, in the words of {@code docker inspect}. */
    String inspect(String service, String format) {
        return run("docker", "inspect", "--format", format, container(service)).strip();
    }

    /** What a script has printed that asks {@code docker compose} for things, and means this project. */
    String shell(String script) throws IOException {
        var file = Path.of("target", "compose.sh").toAbsolutePath();
        var project = "docker() { shift; command %s \"$@\"; }%n".formatted(String.join(" ", project()));
        Files.writeString(file, "set -euo pipefail\n" + project + script);
        return run("bash", file.toString());
    }

    String read(String service, String file) {
        return compose("exec", "-T", service, "cat", file).strip();
    }

    String logs(String service) {
        return run("docker", "logs", container(service));
    }

    @Override
    public void close() {
        try {
            Files.writeString(Path.of("target", "compose.log"), compose("logs", "--no-color", "--tail", "2000"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            forget();
        }
    }

    /** Removes containers, volumes and secrets; the latter belong to users that are none on this machine. */
    private void forget() {
        compose("--profile", "observability", "down", "--volumes", "--remove-orphans");
        if (!Files.exists(secrets)) return;
        var clean = "rm -rf /secrets/*";
        var mount = secrets + ":/secrets";
        var image = "taomarket/setup:" + TAG;
        run("docker", "run", "--rm", "--user", "0", "--entrypoint", "sh", "-v", mount, image, "-c", clean);
    }

    private String container(String service) {
        return compose("ps", "-q", "-a", service).strip();
    }

    private void awaitExit(String service) {
        Awaitility.await(service + " to end")
                .atMost(HEALTHY)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    var state = inspect(service, "{{.State.Status}} {{.State.ExitCode}}");
                    if (state.startsWith("exited") && !state.equals("exited 0"))
                        throw new AssertionError(logs(service));
                    return state.equals("exited 0");
                });
    }

    private String compose(String... arguments) {
        var command = project();
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    private List<String> project() {
        var command = new ArrayList<>(cli);
        command.addAll(
                List.of("-p", PROJECT, "-f", HOME.resolve("docker-compose.yml").toString()));
        return command;
    }

    private String run(String... command) {
        try {
            var builder = new ProcessBuilder(command).directory(HOME.toFile());
            builder.environment().putAll(environment());
            var output = Files.createTempFile("compose", ".out");
            var process = builder.redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            var status = process.waitFor();
            var said = Files.readString(output, UTF_8);
            Files.delete(output);
            if (status != 0) throw new IllegalStateException(String.join(" ", command) + ": " + said);
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> environment() {
        return Map.of(
                "TAOMARKET_TAG", TAG, "TAOMARKET_PORT", String.valueOf(port), "TAOMARKET_SECRETS", secrets.toString());
    }

    private static boolean succeeds(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
