package io.taomarket.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;
import tools.jackson.databind.json.JsonMapper;

/** The clients of OpenAI and Anthropic for Node, in the versions that package.json pins, in a folder of the build. */
final class NodeClient {

    private static final Path FOLDER = Path.of("target", "node").toAbsolutePath();
    private static final int INSTALL_SECONDS = 120;
    private static final int RUN_SECONDS = 120;

    private NodeClient() {}

    /** Runs the script and returns what was wrong with each fact; skips where Node or its registry is missing. */
    static Map<String, Optional<String>> run(String script, Map<String, String> environment) throws Exception {
        install();
        var lines = execute(environment, RUN_SECONDS, "node", script);
        var facts = new LinkedHashMap<String, Optional<String>>();
        for (var line : lines) {
            if (!line.startsWith("{")) throw new AssertionError(String.join("\n", lines));
            var fact = JsonMapper.shared().readTree(line);
            facts.put(
                    fact.path("fact").asString(),
                    Optional.ofNullable(
                            fact.path("problem").isNull()
                                    ? null
                                    : fact.path("problem").asString()));
        }
        return facts;
    }

    private static void install() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        for (var name : List.of("package.json", "facts.mjs", "conformance.mjs", "messages.mjs")) {
            try (var file = NodeClient.class.getResourceAsStream("/node/" + name)) {
                Files.write(FOLDER.resolve(name), file.readAllBytes());
            }
        }
        try {
            execute(
                    Map.of(),
                    INSTALL_SECONDS,
                    "npm",
                    "install",
                    "--no-audit",
                    "--no-fund",
                    "--no-package-lock",
                    "--loglevel=error");
        } catch (IOException e) {
            throw new TestAbortedException("The clients for Node are not tried: " + e.getMessage());
        }
    }

    private static List<String> execute(Map<String, String> environment, int seconds, String... command)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(FOLDER.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var output = FOLDER.resolve(command[0] + ".log");
        var process = builder.redirectOutput(output.toFile()).start();
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(command[0] + " takes longer than " + seconds + " s, see " + output);
        }
        if (process.exitValue() != 0) throw new IOException(command[0] + " failed, see " + output);
        return new ArrayList<>(Files.readAllLines(output, UTF_8));
    }
}
