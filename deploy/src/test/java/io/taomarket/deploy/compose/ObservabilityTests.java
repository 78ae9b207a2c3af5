package io.taomarket.deploy.compose;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taomarket.deploy.compose.ComposeFile.Mount;
import io.taomarket.deploy.compose.ComposeFile.Service;
import io.taomarket.setup.secret.SecretFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docker compose --profile observability up}: Prometheus and Grafana find what they are provisioned with. */
class ObservabilityTests {

    private static final Set<String> SERVICES =
            Set.of("gateway", "registry", "inference", "scoring", "emission", "wallet");

    private ComposeFile compose;
    private Service prometheus;
    private Service grafana;
    private JsonNode scraping;

    @BeforeEach
    void read() throws IOException {
        compose = ComposeFile.read();
        prometheus = compose.service("prometheus");
        grafana = compose.service("grafana");
        scraping = yaml(below(prometheus, "/etc/prometheus").resolve("prometheus.yml"));
    }

    @Test
    void bothStartWithTheirProfileOnly() {
        for (var service : compose.services()) {
            var profiles = service.texts("profiles").toList();
            assertThat(profiles)
                    .as(service.name())
                    .isEqualTo(List.of(prometheus, grafana).contains(service) ? List.of("observability") : List.of());
        }
    }

    @Test
    void prometheusScrapesEveryServiceWhereTheOthersFindIt() {
        var expected = new TreeMap<String, String>();
        var settings = compose.service("wallet").content().path("environment");
        for (var service : SERVICES)
            expected.put(
                    service,
                    settings.path("TAOMARKET_SERVICES_" + service.toUpperCase(Locale.ROOT))
                            .asText());

        assertThat(targets()).isEqualTo(expected);
        assertThat(SERVICES).allMatch(service -> prometheus.reaches(compose.service(service)));
    }

    private Map<String, String> targets() {
        var targets = new TreeMap<String, String>();
        for (var target : scraping.findValues("targets")) {
            var address = target.path(0).asText();
            targets.put(address.substring(0, address.indexOf(':')), "http://" + address);
        }
        return targets;
    }

    @Test
    void prometheusHasTheGatewaysKeyForMetricsAndNotTheOperators(@TempDir Path secrets) throws IOException {
        new SecretFolders(secrets, false).complete();
        var shown =
                scraping.at("/scrape_configs/0/authorization/credentials_file").asText();
        var asked = compose.service("gateway")
                .content()
                .at("/environment/GATEWAY_METRICS_KEY_FILE")
                .asText();

        var key = Files.readString(drawn(secrets, "prometheus", shown));
        assertThat(key).isEqualTo(Files.readString(drawn(secrets, "gateway", asked)));
        assertThat(key).isNotEqualTo(Files.readString(drawn(secrets, "gateway", "/run/secrets/admin")));
        assertThat(secrets.resolve("prometheus")).isDirectoryNotContaining("glob:**/admin");
    }

    private static Path drawn(Path secrets, String reader, String mounted) {
        return secrets.resolve(reader).resolve(Path.of("/run/secrets").relativize(Path.of(mounted)));
    }

    @Test
    void prometheusLoadsOurRules() throws IOException {
        assertThat(prometheus.texts("command")).contains("--config.file=/etc/prometheus/prometheus.yml");
        assertThat(scraping.at("/rule_files/0").asText()).isEqualTo("rules/*.yml");
        try (var rules = Files.list(below(prometheus, "/etc/prometheus").resolve("rules"))) {
            assertThat(rules).isNotEmpty().allMatch(rule -> rule.toString().endsWith(".yml"));
        }
    }

    @Test
    void grafanaAsksThatPrometheus() throws IOException {
        var source = yaml(below(grafana, "/etc/grafana/provisioning").resolve("datasources/prometheus.yml"))
                .at("/datasources/0");
        assertThat(source.path("url").asText()).isEqualTo("http://prometheus:9090");
        assertThat(grafana.reaches(prometheus)).isTrue();
        assertThat(source.at("/jsonData/timeInterval").asText())
                .isEqualTo(scraping.at("/global/scrape_interval").asText());
        for (var dashboard : dashboards())
            assertThat(dashboard.findValues("datasource")).isNotEmpty().allMatch(asked -> asked.path("uid")
                    .equals(source.path("uid")));
    }

    @Test
    void grafanaShowsOurDashboardsAndTheirRunbooks() throws IOException {
        var provider = yaml(below(grafana, "/etc/grafana/provisioning").resolve("dashboards/taomarket.yml"))
                .at("/providers/0/options/path");
        assertThat(provider.asText()).isEqualTo("/var/lib/grafana/dashboards");
        assertThat(dashboards().stream().map(dashboard -> dashboard.path("uid").asText()))
                .containsExactlyInAnyOrder(
                        "taomarket-customers", "taomarket-operations", "taomarket-money", "taomarket-markets");
        for (var dashboard : dashboards()) {
            var runbooks = StreamSupport.stream(dashboard.at("/templating/list").spliterator(), false)
                    .filter(variable -> variable.path("name").asText().equals("runbooks"))
                    .map(variable -> variable.at("/current/value").asText())
                    .collect(toSet());
            assertThat(runbooks).containsExactly("/public/runbooks"); // Grafana serves /usr/share/grafana/public there
        }
        assertThat(below(grafana, "/usr/share/grafana/public/runbooks").resolve("README.md"))
                .exists();
    }

    private List<JsonNode> dashboards() throws IOException {
        try (var files = Files.list(below(grafana, "/var/lib/grafana/dashboards"))) {
            var json = new ObjectMapper();
            return files.map(Path::toFile)
                    .map(file -> {
                        try {
                            return json.readTree(file);
                        } catch (IOException e) {
                            throw new AssertionError(file + " is no JSON", e);
                        }
                    })
                    .toList();
        }
    }

    private static Path below(Service service, String target) {
        return service.mountedAt(target).map(Mount::path).orElseThrow();
    }

    private static JsonNode yaml(Path file) throws IOException {
        return ComposeFile.parse(Files.readString(file));
    }
}
