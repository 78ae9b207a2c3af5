package io.taomarket.cli.epoch;

import io.taomarket.cli.Console;
import io.taomarket.cli.Help;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What groups the commands about epochs. */
@Command(
        name = "epoch",
        description = "Compute epochs of Yuma Consensus, and check those that a platform has computed.")
public final class EpochCommand implements Runnable {

    @Mixin
    private final Help help = new Help();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private EpochCommand() {}

    public static CommandLine line(Console console) {
        return new CommandLine(new EpochCommand())
                .addSubcommand(new RunCommand(console))
                .addSubcommand(new RecomputeCommand(console));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: run or recompute");
    }
}
