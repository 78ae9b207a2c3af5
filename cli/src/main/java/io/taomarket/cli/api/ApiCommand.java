package io.taomarket.cli.api;

import io.taomarket.cli.Console;
import io.taomarket.cli.Help;
import io.taomarket.cli.platform.Call;
import io.taomarket.cli.platform.Connection;
import io.taomarket.cli.platform.Key;
import io.taomarket.cli.platform.Platform;
import io.taomarket.cli.signing.Hotkey;
import io.taomarket.cli.signing.SignedRequest;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code api}: one call, and its answer as it comes. */
@Command(
        name = "api",
        description = {
            "Call the platform's API and print the JSON that it answers. Calls with --hotkey are signed with that key;",
            "others show the API key of a customer or, with --admin, of the operator, if one is known.",
            "Exits with 0 for an answer of success, with 1 for a refusal, with 2 if there is no answer."
        },
        footer = {
            "",
            "Examples:",
            "  ./taomarket api GET /api/v1/subnets/1/metagraph",
            "  ./taomarket api POST /api/v1/accounts '{\"name\": \"ada\"}'",
            "  ./taomarket api PUT /api/v1/subnets/1/weights @weights.json --hotkey validator.seed",
            "  ./taomarket api GET /api/v1/admin/wallet/invariants --admin"
        })
public final class ApiCommand implements Callable<Integer> {

    @Mixin
    private final Help help = new Help();

    @Mixin
    private final Connection connection = new Connection();

    private final Console console;

    @Parameters(index = "0", paramLabel = "METHOD", description = "GET, POST, PUT, PATCH or DELETE.")
    private String method = "";

    @Parameters(index = "1", paramLabel = "PATH", description = "With the query, such as /api/v1/supply.")
    private String path = "";

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "BODY",
            description = "JSON, or @FILE, or - for standard input.")
    private @Nullable String body;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "The API key to show (default: TAOMARKET_KEY, else as the data folder says).")
    private @Nullable String key;

    @Option(
            names = "--admin",
            description = "Show the operator's key (--key, TAOMARKET_ADMIN_KEY or of the data folder).")
    private boolean admin;

    @Option(names = "--nobody", description = "Show no key.")
    private boolean nobody;

    @Option(
            names = "--hotkey",
            paramLabel = "FILE",
            description = "Sign with the key in this file; no API key is shown.")
    private @Nullable Path hotkey;

    @Option(
            names = "--new-id",
            paramLabel = "FIELD",
            description = "Put a new id into this field of the body, such as transfer_id.")
    private @Nullable String newId;

    @Option(
            names = "--field",
            paramLabel = "POINTER",
            description = "Print only this part of the answer, such as /key/key; a text without quotes.")
    private @Nullable String field;

    public ApiCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var where = connection.url();
        var call = Call.of(method, path, Body.of(body, newId, console.in()));
        var platform = new Platform(where, connection.timeout(), hotkey == null ? key(where) : null);
        var answer = platform.send(hotkey == null ? call : signed(call, Hotkey.read(hotkey)));
        return new Reply(answer, field).print(console);
    }

    private Call signed(Call call, Hotkey by) {
        var receiver =
                connection.platform().read("/api/v1/platform").path("address").asString("");
        var request = new SignedRequest(call.method(), call.path(), call.body(), receiver);
        return call.with(request.headers(by, System.currentTimeMillis()));
    }

    private @Nullable Key key(URI where) {
        if (nobody) return null;
        var environment = console.environment();
        if (admin) return Key.ofOperator(key, environment, connection.dataDir(), where);
        return Key.ofCustomerIfKnown(key, environment, connection.dataDir(), where);
    }
}
