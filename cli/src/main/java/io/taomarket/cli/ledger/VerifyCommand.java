package io.taomarket.cli.ledger;

import io.taomarket.cli.Console;
import io.taomarket.cli.Help;
import io.taomarket.cli.Output;
import io.taomarket.cli.platform.Connection;
import io.taomarket.cli.platform.Key;
import io.taomarket.cli.platform.Platform;
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

    /** For the whole verification: large books take their time. */
    private static final Duration USUAL_TIMEOUT = Duration.ofHours(1);

    /** For one answer; the platform itself gives one after some seconds, be the verification done or not. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Mixin
    private final Help help = new Help();

    @Mixin
    private final Connection connection = new Connection(USUAL_TIMEOUT);

    @Mixin
    private final Output output = new Output();

    private final Console console;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = {
                "The operator's key (default: TAOMARKET_ADMIN_KEY, else as the data folder says).",
                "Others on this machine can read it here; the variable is safer."
            })
    private @Nullable String key;

    VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return output.say(verify(), console);
    }

    private Report verify() {
        var timeout = connection.timeout();
        var where = connection.url();
        var who = Key.ofOperator(key, console.environment(), connection.dataDir(), where);
        var verification = new Verification(
                new Platform(where, PATIENCE, who), who, console.pace().poll());
        var waiting = new Waiting(console.err(), console.pace().silence(), timeout);
        return waiting.waitFor("checking the books of " + where, verification::run);
    }
}
