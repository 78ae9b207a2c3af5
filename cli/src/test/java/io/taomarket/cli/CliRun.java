package io.taomarket.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/** One run of the program, as a terminal sees it. */
public record CliRun(int exitCode, String out, String err) {

    public static CliRun of(String... args) {
        return with("", args);
    }

    public static CliRun with(String standardInput, String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var in = new ByteArrayInputStream(standardInput.getBytes(UTF_8));
        var exitCode = Cli.run(new Console(in, out, new PrintStream(err, true, UTF_8)), args);
        return new CliRun(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }

    public List<String> lines() {
        return out.lines().toList();
    }
}
