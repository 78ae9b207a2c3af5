package io.taomarket.deploy.helm;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of documentation with commands in it. */
record Page(String text) {

    static final Path PROJECT = Path.of("..");
    static final String CHART = "deploy/helm/taomarket/README.md";
    static final String GUIDE = "docs/guides/operator.md";

    private static final Pattern SHELL = Pattern.compile("```(?:sh|bash)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LOOP = Pattern.compile("for (\\w+) in ([^;\n]*); do\n(.*?)\n *done", Pattern.DOTALL);

    static Page read(String file) throws IOException {
        return new Page(Files.readString(PROJECT.resolve(file)));
    }

    /** Whole commands as a shell would run them, loops unrolled, without what is said about them. */
    Stream<String> commands() {
        return SHELL.matcher(text)
                .results()
                .map(block -> block.group(1).replaceAll("\\\\\n\\s*", ""))
                .map(block -> LOOP.matcher(block).replaceAll(loop -> Matcher.quoteReplacement(unrolled(loop))))
                .flatMap(String::lines)
                .map(line -> line.replaceAll("(^|\\s+)#.*", "").strip())
                .filter(line -> !line.isEmpty());
    }

    private static String unrolled(MatchResult loop) {
        return Arrays.stream(loop.group(2).split(" "))
                .map(value -> loop.group(3).replace("$" + loop.group(1), value))
                .collect(joining("\n"));
    }
}
