package io.taomarket.cli.hotkey;

import io.taomarket.cli.Console;
import io.taomarket.cli.Help;
import io.taomarket.cli.Output;
import io.taomarket.cli.signing.Hotkey;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code hotkey new}: a new key. */
@Command(
        name = "new",
        description = "Make a key in a new file that only you can read, and print its address.",
        footer = {"", "Example:", "  ./taomarket hotkey new miner.seed"})
final class NewCommand implements Callable<Integer> {

    @Mixin
    private final Help help = new Help();

    @Mixin
    private final Output output = new Output();

    private final Console console;

    @Parameters(paramLabel = "FILE", description = "Where to keep it; nothing is written over.")
    private Path file = Path.of("");

    NewCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return output.say(new Known(Hotkey.create(file).address()), console);
    }
}
