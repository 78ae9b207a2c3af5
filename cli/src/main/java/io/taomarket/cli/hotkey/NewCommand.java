package io.taomarket.cli.hotkey;

import io.taomarket.cli.Console;
import io.taomarket.cli.signing.Hotkey;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hotkey new}: a new key. */
@Command(
        name = "new",
        description = "Make a key in a new file that only you can read, and print its address.",
        footer = {"", "Example:", "  ./taomarket hotkey new miner.seed"})
final class NewCommand extends KeyCommand {

    @Parameters(paramLabel = "FILE", description = "Where to keep it; nothing is written over.")
    private Path file = Path.of("");

    NewCommand(Console console) {
        super(console);
    }

    @Override
    Hotkey key() {
        return Hotkey.create(file);
    }
}
