package io.taomarket.cli.ledger;

import io.taomarket.cli.Console;
import io.taomarket.cli.Failure;
import io.taomarket.cli.Help;
import io.taomarket.cli.platform.Key;
import io.taomarket.cli.platform.Platform;
import io.taomarket.cli.platform.PlatformUrl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ledger verify}: has everything checked that must be true of the money. */
@Command(
        name = "verify",
        description = {
            "Have a running platform check its whole ledger: every invariant, the replay of all transfers, all seals.",
            "Exits with 0 if the books balance, with 1 if something is not as it must be, with 2 if it cannot be told."
        },
        footer = {
            "",
            "Examples:",
            "  ./taomarket ledger verify",
            "  TAOMARKET_ADMIN_KEY=… ./taomarket ledger verify --url https://market.example.org --json"
        })
final class VerifyCommand implements Callable<Integer> {

    private static final int OUT_OF_BALANCE = 1;

    /** For one answer; the platform itself gives one after some seconds, be the verification done or not. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Mixin
    private final Help help = new Help();

    private final Console console;

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
            names = "--key",
            paramLabel = "KEY",
            description = {
                "The operator's key (default: TAOMARKET_ADMIN_KEY, else as the data folder says).",
                "Others on this machine can read it here; the variable is safer."
            })
    private @Nullable String key;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "How long to wait for the whole verification (default: ${DEFAULT-VALUE}).",
            defaultValue = "3600")
    private int timeoutSeconds;

    @Option(names = "--json", description = "Print the report as the platform gave it.")
    private boolean json;

    VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (timeoutSeconds < 1) throw new Failure("--timeout: " + timeoutSeconds + " is not a number of seconds");
        var report = verify();
        report.write(console.out(), json);
        return report.isBalanced() ? 0 : OUT_OF_BALANCE;
    }

    private Report verify() {
        var where = PlatformUrl.of(url, dataDir);
        var who = Key.ofOperator(key, console.environment(), dataDir, where);
        var verification = new Verification(
                new Platform(where, PATIENCE, who), who, console.pace().poll());
        var waiting = new Waiting(console.err(), console.pace().silence(), Duration.ofSeconds(timeoutSeconds));
        return waiting.waitFor("checking the books of " + where, verification::run);
    }
}
