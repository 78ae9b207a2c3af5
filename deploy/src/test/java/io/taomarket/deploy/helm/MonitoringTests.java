package io.taomarket.deploy.helm;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A cluster is watched with the same alerts and dashboards as the containers of Compose. */
class MonitoringTests {

    private static final Path RULES = Path.of("prometheus/rules");
    private static final Path DASHBOARDS = Path.of("grafana/dashboards");
    private static final String RUNBOOKS = "https://wiki.example/runbooks";

    @Test
    void theChartBringsEveryAlertWordForWord() throws IOException {
        var brought = objects("PrometheusRule").stream()
                .collect(
                        toMap(rule -> name(rule).replace("market-taomarket-", "") + ".yml", rule -> rule.path("spec")));
        assertThat(brought).isNotEmpty().isEqualTo(files(RULES));
    }

    @Test
    void theChartBringsEveryDashboardWithLinksToTheRunbooks() throws IOException {
        var brought = new TreeMap<String, JsonNode>();
        for (var object : objects("ConfigMap")) {
            if (!object.at("/metadata/labels/grafana_dashboard").asText().equals("1")) continue;
            for (var file : object.path("data").properties()) {
                assertThat(file.getValue().asText()).contains(RUNBOOKS);
                var original = file.getValue().asText().replace(RUNBOOKS, "/public/runbooks");
                brought.put(file.getKey().replace("taomarket-", ""), Chart.YAML.readTree(original));
            }
        }
        assertThat(brought).isNotEmpty().isEqualTo(files(DASHBOARDS));
    }

    /** Otherwise choosing a service in a dashboard empties the panels that ask whether it is up. */
    @Test
    void prometheusCallsAServiceAsItsSamplesDo() throws IOException {
        var compose = Chart.YAML.readTree(Path.of("prometheus/prometheus.yml").toFile());
        var called = compose.findValues("labels").stream()
                .map(labels -> labels.path("service").asText())
                .collect(toSet());
        var relabelings = objects("ServiceMonitor").stream()
                .map(monitor -> monitor.at("/spec/endpoints/0/relabelings/0"))
                .toList();
        assertThat(relabelings)
                .allMatch(relabeling -> relabeling.path("targetLabel").asText().equals("service"));
        assertThat(relabelings.stream()
                        .map(relabeling -> relabeling.path("replacement").asText()))
                .containsExactlyInAnyOrderElementsOf(called);
    }

    private static List<JsonNode> objects(String kind) throws IOException {
        return Chart.render("production", Map.of("dashboards.runbooks", RUNBOOKS)).stream()
                .filter(object -> object.path("kind").asText().equals(kind))
                .toList();
    }

    private static Map<String, JsonNode> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            var read = new TreeMap<String, JsonNode>();
            for (var file : files.toList()) read.put(file.getFileName().toString(), Chart.YAML.readTree(file.toFile()));
            return read;
        }
    }

    private static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }
}
