package io.taomarket.cli.ledger;

import io.taomarket.cli.Console;
import io.taomarket.cli.Group;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What groups the commands about the ledger. */
@Command(name = "ledger", description = "Examine the books of a running platform.")
public final class LedgerCommand extends Group {

    private LedgerCommand() {}

    public static CommandLine line(Console console) {
        return new CommandLine(new LedgerCommand()).addSubcommand(new VerifyCommand(console));
    }
}
