package io.taomarket.systemtests;

import java.util.Locale;

/** Figures as Grafana would write them. */
final class Units {

    private static final int DAY_S = 86_400;

    private Units() {}

    static String shown(double value, String unit) {
        return switch (unit) {
            case "percentunit" -> number(value * 100) + " %";
            case "s" -> value > 2 * DAY_S ? number(value / DAY_S) + " days" : number(value) + " s";
            case "bytes" -> number(value / 1024) + " KiB";
            case "reqps" -> number(value) + " / s";
            case "none", "short" -> number(value);
            default -> number(value) + " " + unit.replace("suffix: ", "");
        };
    }

    private static String number(double value) {
        var isWhole = value == Math.rint(value) || Math.abs(value) >= 1000;
        var digits = isWhole ? 0 : Math.abs(value) < 0.001 ? 6 : Math.abs(value) < 0.1 ? 4 : 2;
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }
}
