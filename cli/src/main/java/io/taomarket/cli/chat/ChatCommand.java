package io.taomarket.cli.chat;

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

/** {@code chat}: talks with a model of the market. */
@Command(
        name = "chat",
        description = {
            "Talk with a model. Under each answer stand its miner, its tokens, its cost and the id of its receipt.",
            "Ctrl-C stops an answer, /help lists what else can be done. Without a terminal, standard input is the one",
            "message, and the answer alone goes to standard output.",
            "Exits with 0, with 1 if the one answer breaks off, with 2 if there is none."
        },
        footer = {
            "",
            "Examples:",
            "  ./taomarket chat",
            "  echo 'What is a hotkey?' | ./taomarket chat --model taomarket/chat-nano --json",
            "  TAOMARKET_KEY=tao_sk_… ./taomarket chat --url https://market.example.org"
        })
public final class ChatCommand implements Callable<Integer> {

    /** The platform may ask three miners, one after the other, before it has a first word. */
    private static final Duration USUAL_TIMEOUT = Duration.ofMinutes(3);

    @Mixin
    private final Help help = new Help();

    @Mixin
    private final Connection connection = new Connection(USUAL_TIMEOUT);

    @Mixin
    private final Output output = new Output();

    private final Console console;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "Who answers (default: " + Models.PREFERRED + ", else the first chat model on offer).")
    private @Nullable String model;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "Who pays (default: TAOMARKET_KEY, else as the data folder says).")
    private @Nullable String key;

    public ChatCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var where = connection.url();
        var who = Key.ofCustomer(key, console.environment(), connection.dataDir(), where);
        var platform = new Platform(where, connection.timeout(), who);
        var models = new Models(platform);
        var chosen = model == null ? models.usual() : models.named(model);
        var screen = new Screen(console, output);
        var asking = new Asking(platform, console.interrupts(), console.pace().poll());
        if (console.isTerminal()) return new Session(console.in(), screen, models, asking, chosen).run();
        return new OneMessage(console.in(), screen, asking).answer(chosen);
    }
}
