package io.taomarket.cli.routing;

import io.taomarket.cli.Console;
import io.taomarket.cli.Group;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What groups the commands about routing. */
@Command(name = "routing", description = "Check how a platform has chosen a miner for a request.")
public final class RoutingCommand extends Group {

    private RoutingCommand() {}

    public static CommandLine line(Console console) {
        return new CommandLine(new RoutingCommand()).addSubcommand(new ReplayCommand(console));
    }
}
