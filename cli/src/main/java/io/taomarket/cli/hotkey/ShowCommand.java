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

/** {@code hotkey show}: by which address a key is known. */
@Command(
        name = "show",
        description = "Print the address of a key.",
        footer = {"", "Example:", "  ./taomarket hotkey show miner.seed"})
final class ShowCommand implements Callable<Integer> {

    @Mixin
    private final Help help = new Help();

    @Mixin
    private final Output output = new Output();

    private final Console console;

    @Parameters(paramLabel = "FILE", description = "The file of the key.")
    private Path file = Path.of("");

    ShowCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return output.say(new Known(Hotkey.read(file).address()), console);
    }
}
