package io.taomarket.deploy.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The chart as Helm sees it. */
final class Chart {

    static final Path FOLDER = Path.of("helm/taomarket");
    private static final String KUBERNETES = "1.34.0";
    static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Chart() {}

    /** Everything that the chart makes of one of its sets of values, in a namespace of its own. */
    static List<JsonNode> render(String values, Map<String, Object> changes) throws IOException {
        var command = new Helm(FOLDER)
                .template()
                .withKubeVersion(KUBERNETES)
                .withName("market")
                .withNamespace("taomarket")
                .withValuesFile(FOLDER.resolve("values-" + values + ".yaml"));
        changes.forEach(command::set);
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(command.call())) {
            return documents.readAll().stream()
                    .filter(document -> document.isObject() && !document.isEmpty())
                    .toList();
        }
    }

    /** What Helm says to the values that everybody starts from. */
    static String renderDefaults() {
        return new Helm(FOLDER).template().withKubeVersion(KUBERNETES).call();
    }

    static List<JsonNode> render(String values) throws IOException {
        return render(values, Map.of());
    }

    /** Helm's own opinion, with a set of values laid over the defaults. */
    static LintResult lint(String values, Path scratch) throws IOException {
        try (var files = Files.walk(FOLDER, FileVisitOption.FOLLOW_LINKS)) {
            for (var file : files.toList()) {
                var copy = scratch.resolve("taomarket").resolve(FOLDER.relativize(file));
                if (Files.isDirectory(file)) Files.createDirectories(copy);
                else Files.copy(file, copy);
            }
        }
        var merged = YAML.readTree(FOLDER.resolve("values.yaml").toFile());
        YAML.readerForUpdating(merged)
                .readValue(FOLDER.resolve("values-" + values + ".yaml").toFile());
        var chart = scratch.resolve("taomarket");
        YAML.writeValue(chart.resolve("values.yaml").toFile(), merged);
        return new Helm(chart).lint().strict().call();
    }
}
