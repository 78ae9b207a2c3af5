package io.taomarket.cli.receipt;

import io.taomarket.cli.Console;
import io.taomarket.cli.Help;
import io.taomarket.cli.Output;
import io.taomarket.cli.platform.Connection;
import io.taomarket.cli.signing.PublicKey;
import java.nio.file.Path;
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

    @Mixin
    private final Help help = new Help();

    @Mixin
    private final Connection connection = new Connection();

    @Mixin
    private final Output output = new Output();

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

    VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var jws = ReceiptFile.of(file, console.in()).receipt();
        var receipt = Receipt.of(jws);
        var published = new Published(connection::platform);
        var expected = platform == null ? published.key() : PublicKey.of("--platform", platform);
        var checks = new ArrayList<Check>();
        checks.add(Check.signature(jws, expected));
        if (request != null) checks.add(Bodies.request(request, receipt));
        if (response != null) checks.add(Bodies.response(response, receipt));
        if (proof) checks.add(new Inclusion(published, expected).check(jws));
        return output.say(new Verdict(jws, receipt, checks), console);
    }
}
