package io.taomarket.cli.receipt;

import io.taomarket.cli.Console;
import io.taomarket.cli.Group;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What groups the commands about receipts. */
@Command(name = "receipt", description = "Check what a platform has signed for a request.")
public final class ReceiptCommand extends Group {

    private ReceiptCommand() {}

    public static CommandLine line(Console console) {
        return new CommandLine(new ReceiptCommand()).addSubcommand(new VerifyCommand(console));
    }
}
