package io.taomarket.cli.routing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.cli.Console;
import io.taomarket.cli.Failure;
import io.taomarket.cli.Help;
import io.taomarket.cli.platform.Key;
import io.taomarket.cli.platform.Platform;
import io.taomarket.cli.platform.PlatformUrl;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code routing replay}: whether a platform has chosen a miner by its own rule. */
@Command(
        name = "replay",
        description = {
            "Fetch a request of yours and choose its miner again, from the stored facts and the stored seed.",
            "Exits with 0 if the choice is the same, with 1 if it is not, with 2 if it cannot be told."
        },
        footer = {
            "",
            "Examples:",
            "  ./taomarket routing replay chatcmpl-0190f3a1",
            "  ./taomarket routing replay 0190f3a1 --url https://market.example.org --key tao_sk_…"
        })
final class ReplayCommand implements Callable<Integer> {

    private static final int DIFFERENT = 1;

    @Mixin
    private final Help help = new Help();

    private final Console console;

    @Parameters(paramLabel = "ID", description = "The reply's id, or its x-request-id.")
    private String id = "";

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Where the platform answers (default: as the data folder says, else http://localhost:8080).")
    private @Nullable String url;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "A key of the account that asked (default: TAOMARKET_KEY, else as the data folder says).")
    private @Nullable String key;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "The data folder of a marketplace on this machine (default: ./data of the project).")
    private Path dataDir = Path.of(System.getProperty("taomarket.data", "data"));

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "How long to wait for the platform's answer (default: ${DEFAULT-VALUE}).",
            defaultValue = "60")
    private int timeoutSeconds;

    @Option(names = "--json", description = "Say the outcome as a JSON object.")
    private boolean json;

    ReplayCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (id.isBlank()) throw new Failure("ID: is empty");
        if (timeoutSeconds < 1) throw new Failure("--timeout: " + timeoutSeconds + " is not a number of seconds");
        var where = PlatformUrl.of(url, dataDir);
        var who = Key.ofCustomer(key, console.environment(), dataDir, where);
        var platform = new Platform(where, Duration.ofSeconds(timeoutSeconds), who);
        var generation = platform.read("/v1/generation?id=" + URLEncoder.encode(id, UTF_8));
        var report = new Report(id, Replay.of(StoredRouting.of(generation)), generation.path("attempts"));
        report.write(console.out(), json);
        return report.isIdentical() ? 0 : DIFFERENT;
    }
}
