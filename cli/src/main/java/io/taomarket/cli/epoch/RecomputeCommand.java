package io.taomarket.cli.epoch;

import io.taomarket.cli.Console;
import io.taomarket.cli.Failure;
import io.taomarket.cli.Help;
import io.taomarket.cli.Output;
import io.taomarket.cli.platform.Connection;
import io.taomarket.yuma.EpochResult;
import io.taomarket.yuma.Yuma;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code epoch recompute}: takes a platform's word for the input of an epoch, and not for its outcome. */
@Command(
        name = "recompute",
        description = {
            "Fetch a stored epoch from a running platform, compute it again, and compare every field of every neuron.",
            "Exits with 0 if all is identical, with 1 and the first difference if not, with 2 if it cannot be told."
        },
        footer = {
            "",
            "Examples:",
            "  ./taomarket epoch recompute 1 latest",
            "  ./taomarket epoch recompute 1 12 --url http://localhost:18080"
        })
final class RecomputeCommand implements Callable<Integer> {

    @Mixin
    private final Help help = new Help();

    @Mixin
    private final Connection connection = new Connection();

    @Mixin
    private final Output output = new Output();

    private final Console console;

    @Parameters(index = "0", paramLabel = "NETUID", description = "The subnet's number.")
    private int netuid;

    @Parameters(index = "1", paramLabel = "EPOCH", description = "The epoch's number, from 1, or: latest.")
    private String epoch = "latest";

    @Option(names = "--explain", description = "Also say what clipping took (as a JSON object).")
    private boolean explain;

    RecomputeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (netuid < 0) throw new Failure("NETUID: " + netuid + " is not the number of a subnet");
        var published = new PublishedEpochs(connection.platform());
        var number = epoch.equals("latest") ? published.latest(netuid) : number();
        var stored = StoredEpoch.of(published.epoch(netuid, number), netuid, number);
        var result = compute(stored.input());
        var outcome = new Outcome(
                stored,
                result,
                Difference.first(stored, StoredOutput.of(stored.input(), result))
                        .orElse(null));
        return output.say(outcome, console);
    }

    private long number() {
        if (epoch.matches("[1-9][0-9]{0,17}")) return Long.parseLong(epoch);
        throw new Failure("EPOCH: '" + epoch + "' is neither the number of an epoch nor: latest");
    }

    private EpochResult compute(StoredInput input) {
        try {
            return explain ? Yuma.explain(input.toYuma()) : Yuma.run(input.toYuma());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new Failure("the platform's input cannot be computed: " + e.getMessage());
        }
    }
}
