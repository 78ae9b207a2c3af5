package io.taomarket.systemtests;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What the operator's guide says of containers, as far as it fits a platform that runs already. */
final class ContainersGuide {

    private static final Path PAGE = Path.of("..", "docs", "guides", "operator.md");
    private static final Pattern SECTION = Pattern.compile("\n## 8\\. .*?\n(?=## )", Pattern.DOTALL);
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    /**
     * What makes the images, the first start and the end are what the tests themselves do; Grafana's image cannot be had
     * everywhere.
     */
    private static final Pattern ELSEWHERE = Pattern.compile("^mvn |up -d(?! --no-build)| down$|grafana");

    private ContainersGuide() {}

    /**
     * Each command is shown before it runs.
     *
     * @param url the gateway's
     */
    static String script(String url) throws IOException {
        var section = SECTION.matcher(Files.readString(PAGE));
        if (!section.find()) throw new AssertionError(PAGE + " says nothing of containers under 8");
        var commands = BLOCK.matcher(section.group())
                .results()
                .flatMap(block -> block.group(1).lines())
                .map(line -> line.replaceAll("\\s+#.*", ""))
                .filter(command -> !ELSEWHERE.matcher(command).find())
                .collect(joining("\n"));
        return frontDoor()
                + commands.replace("./taomarket ", "taomarket ").replace("http://localhost:8080", url)
                + "\n";
    }

    /** {@code ./taomarket}, without building anything. */
    private static String frontDoor() {
        return """
                export CLASSPATH='%s'
                taomarket() { '%s/bin/java' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 io.taomarket.cli.Cli "$@"; }
                set -v
                """.formatted(System.getProperty("java.class.path"), System.getProperty("java.home"));
    }
}
