package io.taomarket.cli.hotkey;

import io.taomarket.cli.Console;
import io.taomarket.cli.Group;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What groups the commands about the keys of miners and validators. */
@Command(name = "hotkey", description = "Make the key of a miner or validator, and bind it to an account.")
public final class HotkeyCommand extends Group {

    private HotkeyCommand() {}

    public static CommandLine line(Console console) {
        return new CommandLine(new HotkeyCommand())
                .addSubcommand(new NewCommand(console))
                .addSubcommand(new ShowCommand(console))
                .addSubcommand(new BindCommand(console));
    }
}
