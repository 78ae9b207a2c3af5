package io.taomarket.cli.ledger;

import io.taomarket.cli.Line;
import io.taomarket.cli.ledger.Findings.Item;
import io.taomarket.cli.ledger.Findings.Seals;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A report for people: a line for each invariant, and a last line that says it all. */
final class Table {

    private static final int MAX_CELL_CHARACTERS = 100;
    private static final int VIOLATIONS = 3;

    private final Report report;
    private final Findings findings;

    Table(Report report) {
        this.report = report;
        this.findings = report.findings();
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        appendInvariants(text);
        text.append('\n');
        for (var one : findings.elsewhere())
            text.append(Line.of(one.id() + " is checked elsewhere: " + one.title() + ": " + one.checkedBy()))
                    .append('\n');
        text.append(Line.of(seals(findings.seals()))).append('\n');
        text.append(Line.of("checked at " + findings.checkedAt())).append('\n');
        return text.append(Line.of(conclusion())).append('\n').toString();
    }

    private void appendInvariants(StringBuilder text) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("id", "what must be true", "figure", "violations", ""));
        for (var item : findings.items()) rows.add(row(item));
        var widths = IntStream.range(0, rows.getFirst().size())
                .map(column -> width(rows, column))
                .toArray();
        for (var row : rows) text.append(line(row, widths)).append('\n');
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (var column = 0; column < widths.length; column++) {
            var cell = row.get(column);
            var blanks = " ".repeat(widths[column] - cell.length());
            line.append(column == VIOLATIONS ? blanks + cell : cell + blanks).append("  ");
        }
        return line.toString().stripTrailing();
    }

    private static List<String> row(Item item) {
        return List.of(
                cell(item.id()),
                cell(item.title()),
                cell(item.figure()),
                Long.toString(item.violations()),
                item.holds() ? "ok" : "FAILED");
    }

    private static String seals(Seals seals) {
        var good = seals.days() + " days with " + seals.transfers() + " transfers are as they were sealed";
        var last = seals.lastDay() == null ? "" : ", the last is " + cell(seals.lastDay()) + " with the hash ";
        var head = seals.lastDay() == null ? "" : cell(seals.head());
        if (seals.fit()) return "seals: " + good + last + head + ": ok";
        return "seals: " + good + last + head + "; " + cell(seals.firstDifferentDay()) + " is not: its "
                + cell(seals.difference()) + " differs: FAILED";
    }

    private String conclusion() {
        if (report.isGood()) return "the books balance";
        var all = findings.items().size();
        var failed = findings.failed();
        var seals = findings.seals().fit() ? "" : ", and the seals do not fit";
        if (!failed.isEmpty()) return failed.size() + " of " + all + " invariants fail" + seals + ": " + ids(failed);
        if (!seals.isEmpty()) return "all " + all + " invariants hold" + seals;
        return "the platform says that its books do not balance, and not why";
    }

    private static String ids(List<Item> items) {
        return items.stream().map(item -> cell(item.id())).collect(Collectors.joining(", "));
    }

    private static String cell(@Nullable String text) {
        return text == null ? "(not said)" : Line.of(text, MAX_CELL_CHARACTERS);
    }
}
