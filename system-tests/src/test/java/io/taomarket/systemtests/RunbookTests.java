package io.taomarket.systemtests;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.systemtests.Dashboard.Panel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever is woken finds the page from the dashboards, and what the page names. */
class RunbookTests {

    static final Pattern COMMAND = Pattern.compile("\\./taomarket (\\w+)");
    static final Pattern PANEL = Pattern.compile("\\*([^*]+)\\*");

    /** A dashboard and some of its panels: {@code Money, *Losses* and *Paid*}. */
    static final Pattern PANELS =
            Pattern.compile("(Customers|Operations|Money|Markets), (" + PANEL + "(?:(?:,| and)\\s+" + PANEL + ")*)");

    final List<Dashboard> dashboards = Dashboard.all();

    @Test
    void everyRunbookIsLinkedFromADashboard() throws IOException {
        var links = dashboards.stream()
                .map(dashboard -> dashboard.json().toString())
                .collect(joining());
        assertThat(pages())
                .extracting(page -> "${runbooks}/" + page.getFileName())
                .allMatch(links::contains);
    }

    @Test
    void runbooksNameOnlyPanelsThatExist() throws IOException {
        var titles = dashboards.stream()
                .collect(toMap(
                        dashboard -> dashboard.title().replace("Taomarket: ", ""),
                        dashboard ->
                                dashboard.panels().stream().map(Panel::title).toList()));
        for (var page : pages())
            PANELS.matcher(Files.readString(page)).results().forEach(some -> assertThat(
                            PANEL.matcher(some.group(2)).results().map(panel -> panel.group(1)
                                    .replaceAll("\\s+", " ")))
                    .as(page + ": " + some.group())
                    .isNotEmpty()
                    .isSubsetOf(titles.get(some.group(1))));
    }

    @Test
    void runbooksNameOnlyCommandsThatExist() throws IOException {
        var script = Files.readString(MetricsPage.PROJECT.resolve("taomarket"));
        for (var page : pages()) {
            var command = COMMAND.matcher(Files.readString(page));
            while (command.find())
                assertThat(script).as(page + ": " + command.group()).containsPattern("(?m)^  " + command.group(1));
        }
    }

    private static List<Path> pages() throws IOException {
        try (var files = Files.list(AlertTests.RUNBOOKS)) {
            return files.toList();
        }
    }
}
