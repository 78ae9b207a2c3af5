package io.taomarket.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One of Grafana's files in {@code deploy/grafana}.
 *
 * @param name of the file, without its end
 */
record Dashboard(String name, String title, JsonNode json, List<Panel> panels) {

    private static final Path FOLDER = MetricsPage.PROJECT.resolve("deploy/grafana/dashboards");

    /** One panel that shows figures. */
    record Panel(String type, String title, String description, String unit, List<Query> queries) {}

    /** One query, with Grafana's variables replaced, and the name of each of its lines, such as {@code {{status}}}. */
    record Query(String expression, String legend) {}

    static List<Dashboard> all() {
        try (var files = Files.list(FOLDER)) {
            return files.sorted().map(Dashboard::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Dashboard read(Path file) {
        var json = JsonMapper.shared().readTree(file.toFile());
        var panels = items(json.path("panels"))
                .filter(panel -> !panel.path("type").asString().equals("text"))
                .map(Dashboard::panel)
                .toList();
        var name = file.getFileName().toString().replace(".json", "");
        return new Dashboard(name, json.path("title").asString(), json, panels);
    }

    private static Panel panel(JsonNode panel) {
        var queries = items(panel.path("targets"))
                .map(target -> new Query(
                        plain(target.path("expr").asString()),
                        target.path("legendFormat").asString()))
                .toList();
        return new Panel(
                panel.path("type").asString(),
                panel.path("title").asString(),
                panel.path("description").asString(""),
                panel.path("fieldConfig").path("defaults").path("unit").asString(""),
                queries);
    }

    /** As Grafana would ask with everything chosen. */
    private static String plain(String expression) {
        return expression
                .replace("$__rate_interval", "1m")
                .replace("$service", ".*")
                .replace("$netuid", ".*");
    }

    static Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
