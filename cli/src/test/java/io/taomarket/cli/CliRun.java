package io.taomarket.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One run of the program, as a terminal sees it. */
public record CliRun(int exitCode, String out, String err) {

    /** Quick to ask again, and slow to call a busy machine slow. */
    private static final Pace PACE = new Pace(Duration.ofMillis(1), Duration.ofSeconds(20));

    public static CliRun of(String... args) {
        return with("", args);
    }

    public static CliRun with(String standardInput, String... args) {
        return run(standardInput, Map.of(), args);
    }

    public static CliRun in(Map<String, String> environment, String... args) {
        return run("", environment, args);
    }

    private static CliRun run(String standardInput, Map<String, String> environment, String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var in = new ByteArrayInputStream(standardInput.getBytes(UTF_8));
        var exitCode = Cli.run(new Console(in, out, new PrintStream(err, true, UTF_8), environment, PACE), args);
        return new CliRun(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }

    public List<String> lines() {
        return out.lines().toList();
    }
}
