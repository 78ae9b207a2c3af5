package io.taomarket.benchmarks;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A table for people, and one line of JSON for everything else. */
public final class Report {

    private static final String ROW = "%-38s %12s %19s %8s %9s %5s%n";

    private final StringBuilder table = new StringBuilder();
    private final Map<String, Object> json = new LinkedHashMap<>();
    private boolean allMet = true;

    public Report(String benchmark) {
        json.put("benchmark", benchmark);
        table.append(String.format(Locale.ROOT, ROW, "", "median", "range", "ratio", "goal", "met"));
    }

    /** A figure of which only the JSON tells. */
    public Report note(String name, Object value) {
        json.put(name, value instanceof Double figure ? rounded(figure) : value);
        return this;
    }

    /** A row without a goal. */
    public Report row(String name, String title, Samples samples) {
        add(title, samples, "", null, 0);
        json.put(name, rounded(samples.median()));
        return this;
    }

    /** A row whose median itself has a goal. */
    public Report row(String name, String title, Samples samples, Goal goal) {
        add(title, samples, "", goal, samples.median());
        json.put(name, rounded(samples.median()));
        return this;
    }

    /** A row whose ratio to another has a goal. */
    public Report row(String name, String title, Samples samples, Samples yardstick, Goal goal) {
        var ratio = samples.median() / yardstick.median();
        add(title, samples, number(ratio), goal, ratio);
        json.put(name, rounded(samples.median()));
        json.put(name + "_ratio", rounded(ratio));
        return this;
    }

    public void print() {
        json.put("all_goals_met", allMet);
        System.out.println();
        System.out.print(table);
        System.out.println(new JsonMapper().writeValueAsString(json));
    }

    private void add(String title, Samples samples, String ratio, @Nullable Goal goal, double judged) {
        var met = goal == null || goal.isMet(judged);
        allMet &= met;
        var range = number(samples.lowest()) + " - " + number(samples.highest());
        table.append(String.format(
                Locale.ROOT,
                ROW,
                title,
                number(samples.median()),
                range,
                ratio,
                goal == null ? "" : goal.toString(),
                goal == null ? "" : met ? "yes" : "NO"));
    }

    static String number(double figure) {
        return String.format(Locale.ROOT, Math.abs(figure) < 100 ? "%.2f" : "%,.0f", figure);
    }

    private static double rounded(double figure) {
        return Math.round(figure * 1000) / 1000.0;
    }
}
