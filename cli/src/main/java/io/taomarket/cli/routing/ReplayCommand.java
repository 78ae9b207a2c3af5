package io.taomarket.cli.routing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.cli.Console;
import io.taomarket.cli.Failure;
import io.taomarket.cli.Help;
import io.taomarket.cli.Output;
import io.taomarket.cli.platform.Connection;
import io.taomarket.cli.platform.Key;
import io.taomarket.cli.platform.Platform;
import java.net.URLEncoder;
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

    @Mixin
    private final Help help = new Help();

    @Mixin
    private final Connection connection = new Connection();

    @Mixin
    private final Output output = new Output();

    private final Console console;

    @Parameters(paramLabel = "ID", description = "The reply's id, or its x-request-id.")
    private String id = "";

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "A key of the account that asked (default: TAOMARKET_KEY, else as the data folder says).")
    private @Nullable String key;

    ReplayCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (id.isBlank()) throw new Failure("ID: is empty");
        var where = connection.url();
        var who = Key.ofCustomer(key, console.environment(), connection.dataDir(), where);
        var platform = new Platform(where, connection.timeout(), who);
        var generation = platform.read("/v1/generation?id=" + URLEncoder.encode(id, UTF_8));
        var replay = Replay.of(generation);
        return output.say(new Report(id, replay, generation.path("attempts")), console);
    }
}
