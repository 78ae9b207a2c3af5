package io.taomarket.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.cli.api.ApiCommand;
import io.taomarket.cli.chat.ChatCommand;
import io.taomarket.cli.epoch.EpochCommand;
import io.taomarket.cli.hotkey.HotkeyCommand;
import io.taomarket.cli.ledger.LedgerCommand;
import io.taomarket.cli.receipt.ReceiptCommand;
import io.taomarket.cli.routing.RoutingCommand;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/**
 * The commands that need no running marketplace of one's own. Exit codes: 0 done, 1 something is not as it should
 * be, 2 what was asked cannot be done, 3 a mistake of ours.
 */
@Command(name = "taomarket", description = "Take part in Taomarket, and check what it computes.")
public final class Cli extends Group {

    private static final int CANNOT = 2;
    private static final int OUR_MISTAKE = 3;
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int HELP_COLUMNS = 110;

    private Cli() {}

    public static void main(String... args) {
        var out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER_BYTES);
        var err = new PrintStream(System.err, true, UTF_8);
        var console =
                new Console(System.in, out, err, System.getenv(), Pace.USUAL, isTerminal(), Interrupts.OF_THE_PROCESS);
        System.exit(run(console, args));
    }

    private static boolean isTerminal() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    static int run(Console console, String... args) {
        var out = new PrintWriter(new OutputStreamWriter(console.out(), UTF_8), true);
        return new CommandLine(new Cli())
                .addSubcommand(new ApiCommand(console))
                .addSubcommand(new CommandLine(new ChatCommand(console)))
                .addSubcommand(EpochCommand.line(console))
                .addSubcommand(HotkeyCommand.line(console))
                .addSubcommand(LedgerCommand.line(console))
                .addSubcommand(ReceiptCommand.line(console))
                .addSubcommand(RoutingCommand.line(console))
                .setOut(out)
                .setErr(new PrintWriter(console.err(), true, UTF_8))
                .setUsageHelpWidth(HELP_COLUMNS)
                .setParameterExceptionHandler((e, _) -> complain(console, usage(e)))
                .setExecutionExceptionHandler((e, _, _) -> failed(console, e))
                .execute(args);
    }

    private static int failed(Console console, Exception e) {
        if (e instanceof Failure failure) return complain(console, String.valueOf(failure.getMessage()));
        complain(console, "this is a mistake of the program itself: " + e);
        return OUR_MISTAKE;
    }

    private static String usage(ParameterException e) {
        return e.getMessage() + "; see ./" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help";
    }

    private static int complain(Console console, String what) {
        console.err().println("taomarket: " + Line.of(what));
        return CANNOT;
    }
}
