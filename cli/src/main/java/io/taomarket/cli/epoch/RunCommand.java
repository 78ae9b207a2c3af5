package io.taomarket.cli.epoch;

import io.taomarket.cli.Console;
import io.taomarket.cli.Failure;
import io.taomarket.cli.Help;
import io.taomarket.yuma.Yuma;
import io.taomarket.yuma.sequence.SequenceException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code epoch run}: a file of epochs in, one JSON object for each epoch out. */
@Command(
        name = "run",
        description = {
            "Run every epoch of a file of kind epoch_sequence and print one JSON object for each.",
            "",
            "The format is described in yuma/src/test/resources/yuma-vectors/README.md."
        },
        footer = {
            "",
            "Example:",
            "  ./taomarket epoch run yuma/src/test/resources/yuma-vectors/yuma3-01-kappa-moves-first.json"
        })
final class RunCommand implements Callable<Integer> {

    @Mixin
    private final Help help = new Help();

    private final Console console;

    @Parameters(paramLabel = "FILE", description = "The file; - reads standard input.")
    private String file = "-";

    @Option(
            names = "--explain",
            description = "Also say what clipping took: pre-rank, trust, and every weight that was cut down.")
    private boolean explain;

    @Option(names = "--pretty", description = "Indent the objects instead of writing one a line.")
    private boolean pretty;

    RunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var source = SequenceFile.of(file, console.in());
        var json = new EpochJson(console.out(), pretty);
        try {
            source.read().run(explain ? Yuma::explain : Yuma::run, json::write);
        } catch (SequenceException e) {
            throw new Failure(source.name() + ": " + e.getMessage());
        } catch (OutOfMemoryError e) {
            throw new Failure(source.name() + ": is too large for the memory of this machine");
        }
        return 0;
    }
}
