package io.taomarket.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What {@code ./taomarket} runs for its commands, as a process whose words and exit code are looked at. */
final class Terminal {

    private static final int PATIENCE_SECONDS = 60;

    private Terminal() {}

    /** How a command ended. */
    record Said(int exitCode, String out, String err) {

        String lastLine() {
            return out.lines().reduce("", (_, line) -> line);
        }
    }

    static Said run(Path folder, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.taomarket.cli.Cli"));
        command.addAll(List.of(arguments));
        var out = Files.createTempFile(folder, "said", ".out");
        var err = Files.createTempFile(folder, "said", ".err");
        var process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(String.join(" ", arguments) + " does not end");
        }
        return new Said(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }
}
