package io.taomarket.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;

/** The commands of a page of {@code docs/guides}, run in their order by one shell, as a reader would. */
final class Guide {

    /** A block for the shell, or a command of ours in the middle of a sentence. */
    private static final Pattern COMMAND = Pattern.compile("```bash\n(.*?)```|`(\\./taomarket [^`]+)`", Pattern.DOTALL);

    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
    private static final int PATIENCE_SECONDS = 240;

    private final String name;
    private final Path folder;

    Guide(String name) throws IOException {
        this.name = name;
        this.folder = Path.of("target", "guide-" + name).toAbsolutePath();
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
    }

    /** What the commands have printed; the first that fails ends the guide, and this with it. */
    String run(Marketplace marketplace) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var script = folder.resolve("guide.sh");
        Files.writeString(script, commands().replace("http://localhost:8080", marketplace.url()));
        Files.createSymbolicLink(folder.resolve("reference-miner"), PROJECT.resolve("reference-miner"));
        Files.createSymbolicLink(folder.resolve("data"), marketplace.data());
        writeFrontDoor(java, marketplace);
        var log = folder.resolve("guide.log");
        var builder = new ProcessBuilder("bash", script.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().merge("PATH", java.getParent().toString(), (path, bin) -> bin + ":" + path);
        var process = builder.start();
        var ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!ended) process.destroyForcibly();
        var said = Files.readString(log, UTF_8);
        if (!ended || process.exitValue() != 0)
            throw new AssertionError("the guide " + name + (ended ? " fails" : " does not end") + ":\n" + tail(said));
        return said;
    }

    /** Each is shown before it runs; what was started in the background ends with the guide. */
    private String commands() throws IOException {
        var script = new StringBuilder("set -euo pipefail\ntrap 'kill $(jobs -p) 2> /dev/null || true' EXIT\nset -v\n");
        var found = COMMAND.matcher(Files.readString(PROJECT.resolve("docs/guides/" + name + ".md")));
        while (found.find())
            script.append(found.group(1) == null ? found.group(2).replace('\n', ' ') + "\n" : found.group(1));
        return script.toString();
    }

    /** {@code ./taomarket} for the marketplace that runs already, without building anything. */
    private void writeFrontDoor(Path java, Marketplace marketplace) throws IOException {
        var door = folder.resolve("taomarket");
        Files.writeString(door, """
                #!/usr/bin/env bash
                if [ "$1" = up ]; then exit; fi
                exec %s -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dtaomarket.data=%s io.taomarket.cli.Cli "$@"
                """.formatted(java, marketplace.data()));
        if (!door.toFile().setExecutable(true)) throw new IOException(door + " cannot be made executable");
    }

    private static String tail(String text) {
        return text.substring(Math.max(0, text.length() - 4_000));
    }
}
