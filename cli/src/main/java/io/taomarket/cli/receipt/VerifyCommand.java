package io.taomarket.cli.receipt;

import io.taomarket.cli.Console;
import io.taomarket.cli.Failure;
import io.taomarket.cli.Help;
import io.taomarket.cli.platform.Platform;
import io.taomarket.cli.platform.PlatformUrl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code receipt verify}: whether a platform has really signed what a receipt says, and stands by it in public. */
@Command(
        name = "verify",
        description = {
            "Check a receipt: that the platform's key has signed it and, if asked for, that it is about this request",
            "and this response, and that it is covered by the published root of its day.",
            "Exits with 0 if all is true, with 1 if something is not, with 2 if it cannot be told."
        },
        footer = {
            "",
            "Examples:",
            "  curl -s \"$URL/v1/generation?id=$ID\" -H \"Authorization: Bearer $KEY\" > generation.json",
            "  ./taomarket receipt verify generation.json",
            "  ./taomarket receipt verify receipt.jws --platform 5F3s… --request request.json --response answer.json",
            "  ./taomarket receipt verify receipt.jws --proof --url https://market.example.org"
        })
final class VerifyCommand implements Callable<Integer> {

    private static final int UNTRUE = 1;

    @Mixin
    private final Help help = new Help();

    private final Console console;

    @Parameters(
            paramLabel = "FILE",
            description = {
                "The receipt, or the JSON of GET /v1/generation that contains it; - reads standard input.",
            })
    private String file = "-";

    @Option(
            names = "--platform",
            paramLabel = "SS58",
            description = "The platform's key, if known from elsewhere (default: as the platform itself says).")
    private @Nullable String platform;

    @Option(names = "--request", paramLabel = "FILE", description = "The body of the request, byte for byte.")
    private @Nullable Path request;

    @Option(
            names = "--response",
            paramLabel = "FILE",
            description = "The body of the response, byte for byte; of a stream as curl -N has written it.")
    private @Nullable Path response;

    @Option(names = "--proof", description = "Check that the published root of its day covers the receipt.")
    private boolean proof;

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
            description = "How long to wait for an answer of the platform (default: ${DEFAULT-VALUE}).",
            defaultValue = "60")
    private int timeoutSeconds;

    @Option(names = "--json", description = "Say the outcome as a JSON object.")
    private boolean json;

    VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (timeoutSeconds < 1) throw new Failure("--timeout: " + timeoutSeconds + " is not a number of seconds");
        var jws = ReceiptFile.of(file, console.in()).receipt();
        var receipt = Receipt.of(jws);
        var published = new Published(
                () -> new Platform(PlatformUrl.of(url, dataDir), Duration.ofSeconds(timeoutSeconds), null));
        var expected = platform == null ? published.key() : PublicKey.of("--platform", platform);
        var checks = new ArrayList<Check>();
        checks.add(Check.signature(jws, expected));
        if (request != null) checks.add(Bodies.request(request, receipt));
        if (response != null) checks.add(Bodies.response(response, receipt));
        if (proof) checks.add(new Inclusion(published, expected).check(jws));
        var verdict = new Verdict(jws, receipt, checks);
        verdict.write(console.out(), json);
        return verdict.isTrue() ? 0 : UNTRUE;
    }
}
