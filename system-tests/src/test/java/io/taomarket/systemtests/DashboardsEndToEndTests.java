package io.taomarket.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.taomarket.systemtests.Dashboard.Panel;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.JsonNode;

/** Grafana's dashboards, asked of a real Prometheus that watches the running platform under traffic. */
class DashboardsEndToEndTests {

    static final Duration ENOUGH_SCRAPES = Duration.ofSeconds(120);
    static final Duration WORTH_A_PICTURE = Duration.ofMinutes(5);
    static final List<Dashboard> DASHBOARDS = Dashboard.all();

    static Prometheus prometheus;
    static MixedTraffic traffic;

    @BeforeAll
    static void watch() {
        assumeThat(Prometheus.isInstalled())
                .as(
                        "Prometheus is not on the PATH; install it (Debian: apt-get install prometheus) to try the dashboards")
                .isTrue();
        var marketplace = Marketplace.shared();
        prometheus = Prometheus.start(marketplace);
        traffic = new MixedTraffic(marketplace).start();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (traffic != null) traffic.close();
        if (prometheus != null) prometheus.close();
    }

    @Test
    void everyServiceIsScrapedWithTheFileThatOperatorsUse() {
        await().atMost(ENOUGH_SCRAPES)
                .untilAsserted(() ->
                        assertThat(prometheus.query("up == 1").path("result")).hasSize(Exposition.SERVICES.size()));
    }

    @Test
    void everyQueryOfEveryPanelHasData() {
        await().atMost(ENOUGH_SCRAPES).pollInterval(Duration.ofSeconds(3)).untilAsserted(() -> {
            var empty = new TreeSet<String>();
            for (var dashboard : DASHBOARDS)
                for (var panel : dashboard.panels())
                    panel.queries().stream()
                            .filter(query -> !hasData(prometheus.query(query.expression())))
                            .forEach(query ->
                                    empty.add(dashboard.name() + ", " + panel.title() + ": " + query.expression()));
            assertThat(empty).isEmpty();
        });
    }

    @Test
    void everyRuleCanBeEvaluated() {
        await().atMost(ENOUGH_SCRAPES).untilAsserted(() -> assertThat(
                        Dashboard.items(prometheus.rules().path("groups"))
                                .flatMap(group -> Dashboard.items(group.path("rules"))))
                .hasSizeGreaterThan(15)
                .allMatch(rule -> rule.path("health").asString().equals("ok")));
    }

    @Test
    void everyPanelIsExplainedAndEveryDashboardLeadsToTheOthersAndToTheRunbooks() {
        for (var dashboard : DASHBOARDS) {
            assertThat(dashboard.panels())
                    .extracting(Panel::description, Panel::unit)
                    .noneMatch(shown -> shown.toList().contains(""));
            assertThat(dashboard.json().path("links").toString()).contains("\"taomarket\"", "${runbooks}");
            assertThat(dashboard.json().path("panels").path(0).path("type").asString())
                    .isEqualTo("text");
        }
    }

    /** Writes {@code docs/images}, after long enough to see something. */
    @Test
    @EnabledIfSystemProperty(named = "dashboards.draw", matches = "true")
    void draws() throws IOException {
        var from = Instant.now();
        await().pollDelay(WORTH_A_PICTURE)
                .atMost(WORTH_A_PICTURE.plusMinutes(1))
                .until(() -> true);
        for (var dashboard : DASHBOARDS)
            Files.writeString(
                    MetricsPage.PROJECT.resolve("docs/images/dashboard-" + dashboard.name() + ".svg"),
                    new DashboardPicture(prometheus, from, Instant.now()).draw(dashboard));
    }

    private static boolean hasData(JsonNode answer) {
        return Dashboard.items(answer.path("result"))
                .anyMatch(series -> Double.isFinite(
                        Double.parseDouble(series.path("value").path(1).asString())));
    }
}
