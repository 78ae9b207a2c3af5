package io.taomarket.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Prometheus with the configuration of {@code deploy/prometheus}, which scrapes a marketplace every second. */
final class Prometheus implements AutoCloseable {

    private static final Duration START_PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, Integer> PORTS = Map.of(
            "gateway", 8080, "registry", 8081, "inference", 8082, "scoring", 8083, "emission", 8084, "wallet", 8085);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final Process process;

    private Prometheus(String url, Process process) {
        this.url = url;
        this.process = process;
    }

    static boolean isInstalled() {
        return isInstalled("prometheus");
    }

    /** Whether this program is on the path. */
    static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Path.of(folder, program).toFile().canExecute());
    }

    static Prometheus start(Marketplace marketplace) {
        try {
            var folder = Path.of("target", "prometheus").toAbsolutePath();
            FileSystemUtils.deleteRecursively(folder);
            FileSystemUtils.copyRecursively(MetricsPage.PROJECT.resolve("deploy/prometheus"), folder);
            configure(folder, marketplace);
            var address = "127.0.0.1:" + freePort();
            var process = new ProcessBuilder(
                            "prometheus",
                            "--config.file=" + folder.resolve("prometheus.yml"),
                            "--storage.tsdb.path=" + folder.resolve("data"),
                            "--web.listen-address=" + address)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("console.log").toFile())
                    .start();
            var prometheus = new Prometheus("http://" + address, process);
            Awaitility.await("Prometheus, see " + folder.resolve("console.log"))
                    .atMost(START_PATIENCE)
                    .failFast("Prometheus ended", () -> !process.isAlive())
                    .ignoreExceptions()
                    .until(() -> prometheus.query("vector(1)").path("result").size() == 1);
            return prometheus;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same file, but for addresses, the key and the pace. */
    private static void configure(Path folder, Marketplace marketplace) throws IOException {
        var file = folder.resolve("prometheus.yml");
        var key = Files.writeString(folder.resolve("metrics-key"), marketplace.adminKey());
        var text = Files.readString(file).replace("15s", "1s").replace("/run/secrets/metrics-key", key.toString());
        for (var service : Exposition.SERVICES)
            text = text.replace(service + ":" + PORTS.get(service), marketplace.address(service));
        Files.writeString(file, text);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** What the expression is now: {@code resultType} and {@code result}. */
    JsonNode query(String expression) {
        return get("/api/v1/query?query=" + URLEncoder.encode(expression, UTF_8));
    }

    /** What the expression was over some time, at about a hundred moments of it. */
    JsonNode range(String expression, Instant from, Instant to) {
        var step = Math.max(1, Duration.between(from, to).toSeconds() / 100);
        return get("/api/v1/query_range?query=" + URLEncoder.encode(expression, UTF_8) + "&start="
                + from.getEpochSecond() + "&end=" + to.getEpochSecond() + "&step=" + step);
    }

    /** The groups of rules, and how their last evaluation went. */
    JsonNode rules() {
        return get("/api/v1/rules");
    }

    private JsonNode get(String path) {
        try {
            var answer =
                    http.send(HttpRequest.newBuilder(URI.create(url + path)).build(), BodyHandlers.ofString());
            var body = JsonMapper.shared().readTree(answer.body());
            if (!body.path("status").asString("").equals("success")) throw new IllegalStateException(answer.body());
            return body.path("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
    }
}
