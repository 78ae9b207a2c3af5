package io.taomarket.cli.receipt;

import io.taomarket.cli.Console;
import io.taomarket.cli.Help;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What groups the commands about receipts. */
@Command(name = "receipt", description = "Check what a platform has signed for a request.")
public final class ReceiptCommand implements Runnable {

    @Mixin
    private final Help help = new Help();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private ReceiptCommand() {}

    public static CommandLine line(Console console) {
        return new CommandLine(new ReceiptCommand()).addSubcommand(new VerifyCommand(console));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: verify");
    }
}
