package io.taomarket.cli.routing;

import io.taomarket.cli.Finding;
import io.taomarket.cli.Json;
import io.taomarket.cli.Line;
import io.taomarket.cli.routing.Replay.Difference;
import io.taomarket.routing.Pick;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is said of a replay: a line for each candidate in its recomputed place, and a last line that says it all.
 *
 * @param attempts of the generation, as stored
 */
record Report(String id, Replay replay, JsonNode attempts) implements Finding {

    private static final int MAX_CELL_CHARACTERS = 60;

    @Override
    public boolean isGood() {
        return replay.difference().isEmpty();
    }

    @Override
    public void writeText(Writer out) throws IOException {
        out.write(table());
    }

    @Override
    public void writeJson(Writer out) {
        var order =
                replay.recomputed().stream().map(pick -> pick.facts().miner()).toList();
        var difference = replay.difference().orElse(null);
        Json.FOR_TERMINALS.writeValue(out, new Said(id, isGood(), order, difference));
    }

    private String table() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                "#",
                "miner",
                "model",
                "reason",
                "score",
                "draw",
                "quality",
                "first ms",
                "tokens/s",
                "load",
                "outcome"));
        for (var pick : replay.recomputed()) rows.add(row(rows.size(), pick));
        var widths = IntStream.range(0, rows.getFirst().size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        var text = new StringBuilder();
        for (var row : rows) text.append(line(row, widths)).append('\n');
        return text.append(Line.of(conclusion())).append('\n').toString();
    }

    private List<String> row(int place, Pick pick) {
        var facts = pick.facts();
        return List.of(
                Integer.toString(place),
                cell(facts.miner()),
                cell(facts.model()),
                pick.reason().word(),
                String.format(Locale.ROOT, "%.3e", pick.score()),
                number(pick.draw(), 6),
                number(facts.quality(), 3),
                number(facts.firstTokenMs(), 0),
                number(facts.tokensPerSecond(), 1),
                facts.underWay() + "/" + facts.maxConcurrency(),
                outcome(facts.miner()));
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (var column = 0; column < widths.length; column++) {
            var cell = row.get(column);
            line.append(cell).append(" ".repeat(widths[column] - cell.length() + 2));
        }
        return line.toString().stripTrailing();
    }

    /** How asking the miner ended; nothing where it was not asked. */
    private String outcome(String miner) {
        for (var attempt : attempts) {
            if (attempt.path("miner").asString("").equals(miner))
                return cell(attempt.path("outcome").asString("?"));
        }
        return "";
    }

    private String conclusion() {
        var count = replay.recomputed().size();
        var what = id + ", " + count + (count == 1 ? " candidate" : " candidates") + ", seed "
                + replay.stored().seed();
        return replay.difference()
                .map(difference -> "different: " + what + ": " + difference.field() + " of " + difference.place()
                        + ": stored " + difference.stored() + ", recomputed " + difference.recomputed())
                .orElse("identical: " + what);
    }

    private static String number(@Nullable Double value, int digits) {
        return value == null ? "-" : String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private static String cell(String text) {
        return Line.of(text, MAX_CELL_CHARACTERS);
    }

    private record Said(
            String id,
            boolean identical,
            List<String> order,
            @Nullable Difference difference) {}
}
