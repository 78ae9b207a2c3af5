package io.taomarket.cli.epoch;

import io.taomarket.cli.Console;
import io.taomarket.cli.Failure;
import io.taomarket.cli.Help;
import io.taomarket.yuma.EpochResult;
import io.taomarket.yuma.Yuma;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

    private static final int DIFFERENT = 1;

    @Mixin
    private final Help help = new Help();

    private final Console console;

    @Parameters(index = "0", paramLabel = "NETUID", description = "The subnet's number.")
    private int netuid;

    @Parameters(index = "1", paramLabel = "EPOCH", description = "The epoch's number, from 1, or: latest.")
    private String epoch = "latest";

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Where the platform answers (default: as the data folder says, else http://localhost:8080).")
    private @Nullable String url;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "The data folder of a marketplace on this machine (default: ./data of the project).")
    private Path dataDir = Path.of(System.getProperty("taomarket.data", "data"));

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "How long to wait for the platform's answer (default: ${DEFAULT-VALUE}).",
            defaultValue = "60")
    private int timeoutSeconds;

    @Option(names = "--json", description = "Say the outcome as a JSON object.")
    private boolean json;

    @Option(names = "--explain", description = "Also say what clipping took (as a JSON object).")
    private boolean explain;

    RecomputeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (netuid < 0) throw new Failure("NETUID: " + netuid + " is not the number of a subnet");
        if (timeoutSeconds < 1) throw new Failure("--timeout: " + timeoutSeconds + " is not a number of seconds");
        var platform = new Platform(PlatformUrl.of(url, dataDir), Duration.ofSeconds(timeoutSeconds));
        var number = epoch.equals("latest") ? platform.latest(netuid) : number();
        var stored = StoredEpoch.of(platform.epoch(netuid, number), netuid, number);
        var result = compute(stored.input());
        var outcome = new Outcome(
                stored,
                result,
                Difference.first(stored, StoredOutput.of(stored.input(), result))
                        .orElse(null));
        outcome.write(console.out(), json, explain);
        return outcome.isIdentical() ? 0 : DIFFERENT;
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
