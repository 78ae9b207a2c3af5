package io.taomarket.miner;

import io.taomarket.chassis.signing.Address;
import io.taomarket.chassis.signing.SigningKey;
import io.taomarket.miner.door.Limits;
import io.taomarket.miner.relay.Upstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the options a miner is started with; a mistake is an {@link IllegalArgumentException} with a helpful text. */
final class CommandLine {

    private static final Set<String> SINGLE = Set.of(
            "--platform",
            "--platform-file",
            "--upstream",
            "--upstream-key",
            "--key",
            "--host",
            "--port",
            "--max-concurrency",
            "--delay-ms");

    private final Map<String, String> values = new HashMap<>();
    private final List<Serving> servings = new ArrayList<>();
    private boolean allowsUnsigned;

    private CommandLine() {}

    static MinerConfig parse(List<String> arguments, Map<String, String> environment) throws IOException {
        var line = new CommandLine();
        var rest = arguments.iterator();
        while (rest.hasNext()) {
            var option = rest.next();
            if (option.equals("--allow-unsigned")) {
                line.allowsUnsigned = true;
                continue;
            }
            if (!rest.hasNext()) throw new IllegalArgumentException(option + " is unknown or lacks its value");
            line.take(option, rest.next());
        }
        return line.config(environment);
    }

    private void take(String option, String value) {
        switch (option) {
            case "--model" -> servings.add(Serving.honest(value));
            case "--serve" -> servings.add(serving(value));
            default -> {
                if (!SINGLE.contains(option)) throw new IllegalArgumentException(option + " is unknown");
                if (values.put(option, value) != null) throw new IllegalArgumentException(option + " is given twice");
            }
        }
    }

    private static Serving serving(String value) {
        var parts = value.split("=", -1);
        if (parts.length != 2) throw new IllegalArgumentException("--serve wants CLAIMED=ACTUAL");
        return new Serving(parts[0], parts[1]);
    }

    private MinerConfig config(Map<String, String> environment) throws IOException {
        if (servings.isEmpty()) throw new IllegalArgumentException("say with --model what to serve");
        var platform = platform();
        return new MinerConfig(
                values.getOrDefault("--host", "127.0.0.1"),
                number("--port", 8091),
                SigningKey.fromSeedFile(Path.of(values.getOrDefault("--key", "miner.seed"))),
                platform,
                servings,
                upstream(environment),
                Duration.ofMillis(number("--delay-ms", 0)),
                Limits.defaults().withMaxConcurrency(number("--max-concurrency", 32)));
    }

    private @Nullable Address platform() throws IOException {
        var text = platformText();
        if ((text == null) != allowsUnsigned)
            throw new IllegalArgumentException(
                    "say with --platform whom to work for, or --allow-unsigned to try it out");
        if (text == null) return null;
        return Address.parse(text).orElseThrow(() -> new IllegalArgumentException("--platform is not an SS58 address"));
    }

    private @Nullable String platformText() throws IOException {
        var file = values.get("--platform-file");
        if (file == null) return values.get("--platform");
        if (values.containsKey("--platform"))
            throw new IllegalArgumentException("--platform and --platform-file are one too many");
        return Files.readString(Path.of(file)).strip();
    }

    private @Nullable Upstream upstream(Map<String, String> environment) {
        var url = values.get("--upstream");
        var keyName = values.get("--upstream-key");
        if (url == null) return null;
        if (keyName != null && !environment.containsKey(keyName))
            throw new IllegalArgumentException("there is no environment variable " + keyName);
        return Upstream.of(url, keyName == null ? null : environment.get(keyName));
    }

    private int number(String option, int fallback) {
        var text = values.get(option);
        if (text == null) return fallback;
        try {
            return Integer.parseUnsignedInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " wants a whole number, not " + text, e);
        }
    }
}
