package io.taomarket.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Every alert can be trusted: it has tests, a runbook, and only asks for metrics that exist. */
class AlertTests {

    static final Path DEPLOY = MetricsPage.PROJECT.resolve("deploy/prometheus");
    static final Path RUNBOOKS = MetricsPage.PROJECT.resolve("docs/runbooks");
    static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*(?!\\w|\\s*\\()");

    final List<Map<String, ?>> alerts = alerts();

    @Test
    void everyAlertHasARunbookThatSaysWhatItMeansWhatToLookAtAndWhatToDo() throws IOException {
        var index = Files.readString(RUNBOOKS.resolve("README.md"));
        for (var alert : alerts) {
            var file = kebab(alert.get("alert").toString()) + ".md";
            assertThat((Map<?, ?>) alert.get("annotations"))
                    .extracting("runbook")
                    .isEqualTo("docs/runbooks/" + file);
            assertThat(RUNBOOKS.resolve(file)).content().contains("## Meaning", "## Look at", "## Do");
            assertThat(index).contains("(" + file + ")");
        }
        try (var files = Files.list(RUNBOOKS)) {
            assertThat(files).as("a page for each, and the list of them").hasSize(alerts.size() + 1);
        }
    }

    @Test
    void everyAlertHasATestThatFiresAndOneThatStaysSilent() throws IOException {
        var firing = new TreeSet<String>();
        var silent = new TreeSet<String>();
        for (var test : tests()) {
            for (var check : list(test.get("alert_rule_test"))) {
                var expected = list(check.get("exp_alerts"));
                (expected.isEmpty() ? silent : firing)
                        .add(check.get("alertname").toString());
            }
        }
        var names = alerts.stream().map(alert -> alert.get("alert").toString()).toList();
        assertThat(firing).containsExactlyInAnyOrderElementsOf(names);
        assertThat(silent).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void alertsBehaveAsTheirTestsSay() throws Exception {
        assumeThat(Prometheus.isInstalled("promtool"))
                .as("promtool is not on the PATH; it comes with Prometheus (Debian: apt-get install prometheus)")
                .isTrue();
        var command = new ArrayList<>(List.of("promtool", "test", "rules"));
        try (var files = Files.list(DEPLOY.resolve("tests"))) {
            files.map(Path::toString).forEach(command::add);
        }
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes());

        assertThat(process.waitFor()).as(said).isZero();
    }

    @Test
    void alertsAndPanelsAskOnlyForMetricsThatThePageNames() {
        var page = MetricsPage.read();
        var unknown = new TreeSet<String>();
        for (var alert : alerts) unknown.addAll(unknown(page, alert.get("expr").toString()));
        for (var dashboard : Dashboard.all())
            for (var panel : dashboard.panels())
                for (var query : panel.queries()) unknown.addAll(unknown(page, query.expression()));

        assertThat(unknown).isEmpty();
    }

    /** What is left of a query without its labels, times and words of the language must be metrics. */
    private static List<String> unknown(MetricsPage page, String query) {
        var bare = query.replaceAll("\\{[^}]*}|\\[[^]]*]|\"[^\"]*\"", "")
                .replaceAll("\\b(by|on|ignoring|without) *\\([^)]*\\)", "")
                .replaceAll("\\boffset +\\w+", "")
                .replaceAll("\\b(or|and|unless|bool|up|ALERTS)\\b", "")
                .replaceAll("\\b[0-9.]+(e[0-9]+)?\\b", "");
        return NAME.matcher(bare)
                .results()
                .map(found -> found.group())
                .filter(name -> !page.knows(name))
                .toList();
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static List<Map<String, ?>> alerts() {
        try {
            var all = new ArrayList<Map<String, ?>>();
            for (var file : read(DEPLOY.resolve("rules")))
                for (var group : list(file.get("groups"))) all.addAll(list(group.get("rules")));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Map<String, ?>> tests() throws IOException {
        var all = new ArrayList<Map<String, ?>>();
        for (var file : read(DEPLOY.resolve("tests"))) all.addAll(list(file.get("tests")));
        return all;
    }

    private static List<Map<String, ?>> read(Path folder) throws IOException {
        var documents = new ArrayList<Map<String, ?>>();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) documents.add(new Yaml().load(Files.readString(file)));
        }
        return documents;
    }

    @SuppressWarnings("unchecked") // YAML knows no types
    private static List<Map<String, ?>> list(Object value) {
        return value == null ? List.of() : (List<Map<String, ?>>) value;
    }
}
