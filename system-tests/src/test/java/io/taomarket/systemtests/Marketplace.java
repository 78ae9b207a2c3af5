package io.taomarket.systemtests;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The standalone platform in a process of its own, so that it can be killed. */
final class Marketplace implements AutoCloseable {

    /** Order of tests with a marketplace of their own: before the shared one starts, which takes its part of two cores. */
    static final int ALONE = 1;

    private static final Duration START_PATIENCE = Duration.ofMinutes(3);
    private static final long STOP_PATIENCE_SECONDS = 60;

    private final Path data;
    private final List<String> settings;
    private final List<String> options;
    private volatile @Nullable Process process;
    private JsonNode handshake;

    private Marketplace(Path data, List<String> settings, List<String> options) {
        this.data = data;
        this.settings = settings;
        this.options = options;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close)); // before it starts, which may fail
    }

    /** A new one; its data and logs stay in the build folder, to be looked at when a test fails. */
    static Marketplace start(String name, int portBase, String... options) {
        return start(name, portBase, Map.of(), options);
    }

    /** Such a one, whose services have settings of their own, for times that a test cannot wait for. */
    static Marketplace start(String name, int portBase, Map<String, String> settings, String... options) {
        var marketplace = prepare(name, portBase, settings, options);
        marketplace.start();
        return marketplace;
    }

    /** Such a one, not started yet. */
    static Marketplace prepare(String name, int portBase, Map<String, String> settings, String... options) {
        var data = Path.of("target", "marketplace-" + name).toAbsolutePath();
        FileSystemUtils.deleteRecursively(data.toFile());
        var all = new ArrayList<>(List.of("--data-dir", data.toString(), "--port-base", String.valueOf(portBase)));
        all.addAll(List.of(options));
        var properties = settings.entrySet().stream()
                .map(setting -> "-D" + setting.getKey() + "=" + setting.getValue())
                .toList();
        return new Marketplace(data, properties, all);
    }

    /** One for all tests that do not kill it, with simulators; like all it ends with the tests. */
    static Marketplace shared() {
        return Shared.MARKETPLACE;
    }

    /** Where the shared one sends its traces: those of all requests. */
    static Collector collector() {
        return Shared.COLLECTOR;
    }

    private static final class Shared {

        static final Collector COLLECTOR = Collector.start();
        static final Marketplace MARKETPLACE = start(
                "shared",
                28_080,
                Map.of(
                        "management.opentelemetry.tracing.export.otlp.endpoint", COLLECTOR.url(),
                        "management.opentelemetry.tracing.export.schedule-delay", "500ms",
                        "management.tracing.sampling.probability", "1"),
                "--simulators");
    }

    /** Starts it on the data that is there, and waits until it says that it is ready. */
    void start() {
        start(START_PATIENCE);
    }

    /** Whatever keeps it from opening in time, no process is left behind. */
    void start(Duration patience) {
        try {
            launch();
            awaitOpen(patience);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private void launch() {
        try {
            Files.createDirectories(data.resolve("logs"));
            Files.deleteIfExists(data.resolve("standalone.json"));
            // The archive of classes is made by the first that ends well; all later ones map it into memory.
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-XX:+UseSerialGC",
                    "-XX:+UseCompactObjectHeaders",
                    "--enable-native-access=ALL-UNNAMED",
                    "-XX:+AutoCreateSharedArchive",
                    "-XX:SharedArchiveFile="
                            + Path.of("target", "marketplace.jsa").toAbsolutePath(),
                    "-Dorg.springframework.boot.logging.LoggingSystem=none",
                    "-Dtaomarket.log=" + data.resolve("logs/taomarket.log")));
            command.addAll(settings);
            command.addAll(List.of("-cp", libraries(), "io.taomarket.standalone.Standalone"));
            command.addAll(options);
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            data.resolve("logs/console.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The class path without the tests, whose folder would keep classes from being archived. */
    private static String libraries() {
        var tests = Path.of("target").toAbsolutePath();
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).startsWith(tests))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void awaitOpen(Duration patience) {
        var file = data.resolve("standalone.json");
        Awaitility.await("the marketplace to open, see " + data.resolve("logs"))
                .atMost(patience)
                .pollInterval(Duration.ofMillis(100))
                .failFast("the marketplace ended", () -> !isRunning())
                .until(() -> Files.exists(file));
        handshake = new JsonMapper().readTree(file.toFile());
    }

    boolean isRunning() {
        var running = process;
        return running != null && running.isAlive();
    }

    /** SIGKILL: nothing is flushed, nothing is said. */
    void kill() {
        end(Process::destroyForcibly);
    }

    /** Where it keeps everything, its handshake too. */
    Path data() {
        return data;
    }

    String url() {
        return handshake.path("url").asString();
    }

    /** Host and port of one of the six services, by its short name; the gateway's is the same as in {@link #url()}. */
    String address(String service) {
        var door = URI.create(url());
        return door.getHost() + ":" + (door.getPort() + Exposition.SERVICES.indexOf(service));
    }

    String adminKey() {
        return handshake.path("admin_key").asString();
    }

    String customerKey() {
        return handshake.path("customer_key").asString();
    }

    /** The address of a miner or validator of the demonstration. */
    String hotkey(String name) {
        return handshake.path("hotkeys").path(name).asString();
    }

    Gateway gateway() {
        return new Gateway(url());
    }

    @Override
    public void close() {
        end(Process::destroy);
    }

    private void end(Consumer<Process> signal) {
        var running = process;
        if (running == null) return;
        signal.accept(running);
        try {
            if (!running.waitFor(STOP_PATIENCE_SECONDS, TimeUnit.SECONDS))
                running.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
