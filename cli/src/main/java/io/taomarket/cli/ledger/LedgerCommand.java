package io.taomarket.cli.ledger;

import io.taomarket.cli.Console;
import io.taomarket.cli.Help;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What groups the commands about the ledger. */
@Command(name = "ledger", description = "Examine the books of a running platform.")
public final class LedgerCommand implements Runnable {

    @Mixin
    private final Help help = new Help();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private LedgerCommand() {}

    public static CommandLine line(Console console) {
        return new CommandLine(new LedgerCommand()).addSubcommand(new VerifyCommand(console));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: verify");
    }
}
