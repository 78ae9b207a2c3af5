package io.taomarket.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run of the program, as a terminal sees it. */
public record CliRun(int exitCode, String out, String err) {

    /** When all runs take place. */
    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    /** Quick to ask again, and slow to call a busy machine slow. */
    private static final Pace PACE = new Pace(Duration.ofMillis(1), Duration.ofSeconds(20));

    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    public static CliRun of(String... args) {
        return with("", args);
    }

    public static CliRun with(String standardInput, String... args) {
        return run(standardInput, Map.of(), args);
    }

    public static CliRun in(Map<String, String> environment, String... args) {
        return run("", environment, args);
    }

    /** With somebody at a terminal, who types all of this, and Ctrl-C as soon as that is shown. */
    public static CliRun atTerminal(String typed, String ctrlCAfter, String... args) {
        var out = new WatchedScreen(ctrlCAfter);
        return run(typed, Map.of(), out, out, args);
    }

    private static CliRun run(String standardInput, Map<String, String> environment, String... args) {
        return run(standardInput, environment, new ByteArrayOutputStream(), null, args);
    }

    private static CliRun run(
            String standardInput,
            Map<String, String> environment,
            ByteArrayOutputStream out,
            @Nullable WatchedScreen terminal,
            String... args) {
        var err = new ByteArrayOutputStream();
        var in = new ByteArrayInputStream(standardInput.getBytes(UTF_8));
        Interrupts interrupts = terminal == null ? _ -> () -> {} : terminal;
        var console = new Console(
                in, out, new PrintStream(err, true, UTF_8), environment, PACE, terminal != null, interrupts, CLOCK);
        var exitCode = Cli.run(console, args);
        return new CliRun(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }

    /** Presses Ctrl-C when it sees a word. */
    private static final class WatchedScreen extends ByteArrayOutputStream implements Interrupts {

        private final String word;
        private Runnable action = () -> {};

        WatchedScreen(String word) {
            this.word = word;
        }

        @Override
        public Watch watch(Runnable action) {
            this.action = action;
            return () -> this.action = () -> {};
        }

        @Override
        public void flush() {
            if (!word.isEmpty() && toString(UTF_8).contains(word)) action.run();
        }
    }

    public List<String> lines() {
        return out.lines().toList();
    }
}
