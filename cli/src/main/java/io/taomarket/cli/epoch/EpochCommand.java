package io.taomarket.cli.epoch;

import io.taomarket.cli.Console;
import io.taomarket.cli.Group;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What groups the commands about epochs. */
@Command(
        name = "epoch",
        description = "Compute epochs of Yuma Consensus, and check those that a platform has computed.")
public final class EpochCommand extends Group {

    private EpochCommand() {}

    public static CommandLine line(Console console) {
        return new CommandLine(new EpochCommand())
                .addSubcommand(new RunCommand(console))
                .addSubcommand(new RecomputeCommand(console));
    }
}
