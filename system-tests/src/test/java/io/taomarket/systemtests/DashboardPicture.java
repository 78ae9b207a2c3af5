package io.taomarket.systemtests;

import io.taomarket.systemtests.Dashboard.Panel;
import io.taomarket.systemtests.Dashboard.Query;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Draws as SVG what a dashboard would show of some time: figures in a row, then lines, three panels beside each other. */
final class DashboardPicture {

    private static final int COLUMNS = 3;
    private static final int WIDTH = 1320;
    private static final int PANEL_WIDTH = WIDTH / COLUMNS;
    private static final int PANEL_HEIGHT = 250;
    private static final int FIGURES_Y = 60;
    private static final int PANELS_Y = 130;
    private static final int MOST_LINES = 8;
    private static final Pattern LABEL = Pattern.compile("\\{\\{(\\w+)}}");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Prometheus prometheus;
    private final Instant from;
    private final Instant to;
    private final StringBuilder svg = new StringBuilder();

    DashboardPicture(Prometheus prometheus, Instant from, Instant to) {
        this.prometheus = prometheus;
        this.from = from;
        this.to = to;
    }

    String draw(Dashboard dashboard) {
        var figures = panels(dashboard, true);
        var charts = panels(dashboard, false);
        var height = PANELS_Y + Math.ceilDiv(charts.size(), COLUMNS) * PANEL_HEIGHT;
        svg.append(
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" font-family="sans-serif" font-size="11" fill="#333">
                <rect width="%1$d" height="%2$d" fill="#fff"/>
                <text x="16" y="32" font-size="20" font-weight="bold">%3$s, %4$s to %5$s UTC</text>
                """.formatted(WIDTH, height, Plot.escaped(dashboard.title()), MINUTE.format(from), MINUTE.format(to)));
        for (var i = 0; i < figures.size(); i++) figure(figures.get(i), 16 + i * WIDTH / figures.size());
        for (var i = 0; i < charts.size(); i++) {
            var x = i % COLUMNS * PANEL_WIDTH;
            var y = PANELS_Y + i / COLUMNS * PANEL_HEIGHT;
            svg.append("<g transform=\"translate(%d %d)\">\n".formatted(x, y));
            new Plot(svg, from, to, PANEL_WIDTH, PANEL_HEIGHT).draw(charts.get(i), lines(charts.get(i)));
            svg.append("</g>\n");
        }
        return svg.append("</svg>\n").toString();
    }

    private static List<Panel> panels(Dashboard dashboard, boolean figures) {
        return dashboard.panels().stream()
                .filter(panel -> panel.type().equals("stat") == figures)
                .toList();
    }

    private void figure(Panel panel, int x) {
        var result = prometheus.query(panel.queries().getFirst().expression()).path("result");
        var value = result.path(0).path("value").path(1).asString("NaN");
        svg.append("""
                <text x="%d" y="%d" font-size="13">%s</text>
                <text x="%d" y="%d" font-size="24" font-weight="bold">%s</text>
                """.formatted(
                        x,
                        FIGURES_Y,
                        Plot.escaped(panel.title()),
                        x,
                        FIGURES_Y + 30,
                        Units.shown(Double.parseDouble(value), panel.unit())));
    }

    private Map<String, JsonNode> lines(Panel panel) {
        var lines = new TreeMap<String, JsonNode>();
        for (var query : panel.queries())
            for (var series : prometheus.range(query.expression(), from, to).path("result"))
                if (lines.size() < MOST_LINES) lines.put(name(query, series, panel.title()), series.path("values"));
        return lines;
    }

    /** As Grafana does: labels stand where the legend names them. A line without any is named like its panel. */
    private static String name(Query query, JsonNode series, String title) {
        var name = LABEL.matcher(query.legend())
                .replaceAll(label -> series.path("metric").path(label.group(1)).asString(""))
                .strip();
        return name.isEmpty() ? title : name;
    }
}
