package io.taomarket.systemtests;

import io.taomarket.systemtests.Dashboard.Panel;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One panel as SVG: title, axes with their units, lines, and a legend of two columns. */
final class Plot {

    private static final int LEFT = 78;
    private static final int RIGHT = 16;
    private static final int TOP = 28;
    private static final int BOTTOM = 82;
    private static final int LEGEND_ROW = 14;
    private static final int LONGEST_NAME = 27;
    private static final List<String> COLORS =
            List.of("#2563eb", "#d97706", "#059669", "#dc2626", "#7c3aed", "#0891b2", "#be185d", "#65a30d");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final StringBuilder svg;
    private final Instant from;
    private final Instant to;
    private final int width;
    private final int height;

    Plot(StringBuilder svg, Instant from, Instant to, int width, int height) {
        this.svg = svg;
        this.from = from;
        this.to = to;
        this.width = width;
        this.height = height;
    }

    void draw(Panel panel, Map<String, JsonNode> lines) {
        var top = lines.values().stream().mapToDouble(Plot::largest).max().orElse(1);
        var most = top > 0 ? top * 1.1 : 1;
        text(LEFT, 16, "13\" font-weight=\"bold", panel.title());
        for (var part : List.of(0.0, 0.5, 1.0)) {
            var y = y(part * most, most);
            svg.append("<path d=\"M%d %.1fH%d\" stroke=\"#ddd\"/>\n".formatted(LEFT, y, width - RIGHT));
            text(LEFT - 6, y + 4, "10\" text-anchor=\"end", Units.shown(part * most, panel.unit()));
        }
        for (var part : List.of(0.0, 0.5, 1.0)) {
            var seconds = (to.getEpochSecond() - from.getEpochSecond()) * part;
            var x = LEFT + part * (width - LEFT - RIGHT);
            text(x, height - BOTTOM + 14, "10\" text-anchor=\"middle", MINUTE.format(from.plusSeconds((long) seconds)));
        }
        var number = 0;
        for (var line : lines.entrySet()) {
            line(line.getValue(), most, COLORS.get(number));
            legend(line.getKey(), number);
            number++;
        }
    }

    private void line(JsonNode samples, double most, String color) {
        var path = new StringBuilder();
        for (var sample : samples) {
            var value = Double.parseDouble(sample.path(1).asString());
            if (!Double.isFinite(value)) continue;
            path.append(path.isEmpty() ? "M" : "L")
                    .append(String.format(
                            Locale.ROOT, "%.0f %.1f", x(sample.path(0).asDouble()), y(value, most)));
        }
        svg.append("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>\n".formatted(path, color));
    }

    private void legend(String name, int number) {
        var x = LEFT + number % 2 * (width - LEFT) / 2;
        var y = height - BOTTOM + 30 + number / 2 * LEGEND_ROW;
        svg.append("<rect x=\"%d\" y=\"%d\" width=\"10\" height=\"3\" fill=\"%s\"/>\n"
                .formatted(x, y - 5, COLORS.get(number)));
        text(x + 14, y, "10", name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name);
    }

    private void text(double x, double y, String style, String words) {
        svg.append(String.format(
                Locale.ROOT, "<text x=\"%.0f\" y=\"%.0f\" font-size=\"%s\">%s</text>\n", x, y, style, escaped(words)));
    }

    private double x(double epochSecond) {
        var part = (epochSecond - from.getEpochSecond()) / (to.getEpochSecond() - from.getEpochSecond());
        return LEFT + part * (width - LEFT - RIGHT);
    }

    private double y(double value, double most) {
        return height - BOTTOM - value / most * (height - BOTTOM - TOP);
    }

    private static double largest(JsonNode samples) {
        return Dashboard.items(samples)
                .mapToDouble(sample -> Double.parseDouble(sample.path(1).asString()))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
