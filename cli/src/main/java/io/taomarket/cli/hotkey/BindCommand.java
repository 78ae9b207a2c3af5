package io.taomarket.cli.hotkey;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.cli.Console;
import io.taomarket.cli.Help;
import io.taomarket.cli.Json;
import io.taomarket.cli.Output;
import io.taomarket.cli.platform.Call;
import io.taomarket.cli.platform.Connection;
import io.taomarket.cli.platform.Key;
import io.taomarket.cli.platform.Platform;
import io.taomarket.cli.signing.Hotkey;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hotkey bind}: says, with the key's signature, whose it is. */
@Command(
        name = "bind",
        description = {
            "Bind a key to your account: what it earns and what it costs is then yours. The key signs for it.",
            "Binding it again to the same account changes nothing."
        },
        footer = {"", "Example:", "  ./taomarket hotkey bind miner.seed --key tao_sk_…"})
final class BindCommand implements Callable<Integer> {

    @Mixin
    private final Help help = new Help();

    @Mixin
    private final Connection connection = new Connection();

    @Mixin
    private final Output output = new Output();

    private final Console console;

    @Parameters(paramLabel = "FILE", description = "The file of the key.")
    private Path file = Path.of("");

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "An API key of the account (default: TAOMARKET_KEY, else as the data folder says).")
    private @Nullable String key;

    BindCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var hotkey = Hotkey.read(file);
        var where = connection.url();
        var who = Key.ofCustomer(key, console.environment(), connection.dataDir(), where);
        var platform = new Platform(where, connection.timeout(), who);
        var account = platform.read("/api/v1/account").path("account_id").asString("");
        var body = Json.MAPPER.writeValueAsBytes(Map.of(
                "hotkey", hotkey.address(),
                "scheme", Hotkey.SCHEME,
                "signature", hotkey.sign(("taomarket-hotkey\n" + account).getBytes(UTF_8))));
        var answer = platform.send(Call.of("POST", "/api/v1/hotkeys", body));
        if (!answer.isGood()) throw answer.refusal();
        return output.say(new Known(hotkey.address()), console);
    }
}
