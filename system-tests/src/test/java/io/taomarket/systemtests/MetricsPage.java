package io.taomarket.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What {@code docs/metrics.md} says.
 *
 * @param prefixes of the families that libraries expose
 */
record MetricsPage(List<Meter> meters, List<String> prefixes) {

    static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    static final String EVERYWHERE = "every service";

    private static final Pattern METER =
            Pattern.compile("\\| `(taomarket_\\w+)`(\\\\\\*)? \\| (\\w+) \\| [^|]*\\|([^|]*)\\|.*");
    private static final Pattern PREFIX = Pattern.compile("\\| `(?!taomarket)(\\w+)` \\|.*");
    private static final Pattern SUFFIX = Pattern.compile("_(bucket|count|sum|max)$");

    /**
     * One row of a table.
     *
     * @param service the heading that it stands under, in lower case
     * @param comesLater whether it appears only with its first event
     */
    record Meter(String service, String name, String type, TreeSet<String> tags, boolean comesLater) {

        boolean isOf(String asked) {
            return service.equals(asked) || service.equals(EVERYWHERE);
        }

        boolean isLike(Exposition.Family family) {
            return type.equals(family.type()) && tags.equals(family.tags().keySet());
        }
    }

    static MetricsPage read() {
        var meters = new ArrayList<Meter>();
        var prefixes = new ArrayList<String>();
        var heading = "";
        for (var line : lines(PROJECT.resolve("docs/metrics.md"))) {
            if (line.startsWith("## ")) heading = line.substring(3).toLowerCase(Locale.ROOT);
            var meter = METER.matcher(line);
            if (meter.matches())
                meters.add(new Meter(
                        heading, meter.group(1), meter.group(3), tags(meter.group(4)), meter.group(2) != null));
            var prefix = PREFIX.matcher(line);
            if (prefix.matches()) prefixes.add(prefix.group(1));
        }
        return new MetricsPage(meters, prefixes);
    }

    /** Whether the page knows this name, as it may stand in a query. */
    boolean knows(String name) {
        return prefixes.stream().anyMatch(name::startsWith)
                || meters.stream()
                        .map(Meter::name)
                        .anyMatch(known -> known.equals(name)
                                || known.equals(SUFFIX.matcher(name).replaceAll("")));
    }

    private static TreeSet<String> tags(String cell) {
        var tags = new TreeSet<>(Arrays.asList(cell.strip().split(", ")));
        tags.remove("");
        return tags;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
