package io.taomarket.cli.routing;

import io.taomarket.cli.Console;
import io.taomarket.cli.Help;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What groups the commands about routing. */
@Command(name = "routing", description = "Check how a platform has chosen a miner for a request.")
public final class RoutingCommand implements Runnable {

    @Mixin
    private final Help help = new Help();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private RoutingCommand() {}

    public static CommandLine line(Console console) {
        return new CommandLine(new RoutingCommand()).addSubcommand(new ReplayCommand(console));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: replay");
    }
}
