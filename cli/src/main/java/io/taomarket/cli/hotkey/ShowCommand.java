package io.taomarket.cli.hotkey;

import io.taomarket.cli.Console;
import io.taomarket.cli.signing.Hotkey;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hotkey show}: by which address a key is known. */
@Command(
        name = "show",
        description = "Print the address of a key.",
        footer = {"", "Example:", "  ./taomarket hotkey show miner.seed"})
final class ShowCommand extends KeyCommand {

    @Parameters(paramLabel = "FILE", description = "The file of the key.")
    private Path file = Path.of("");

    ShowCommand(Console console) {
        super(console);
    }

    @Override
    Hotkey key() {
        return Hotkey.read(file);
    }
}
