package io.taomarket.miner.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A text, and the directive that stood in it as a line of its own, which is taken out.
 *
 * @param directive {@link Directive#NONE} when there was none that makes sense
 */
record Heard(String text, Directive directive) {

    private static final Pattern LINE = Pattern.compile("\\s*!sim\\s*(\\{.*})\\s*");

    static Heard of(String text) {
        if (!text.contains("!sim")) return new Heard(text, Directive.NONE);
        var lines = List.of(text.split("\n", -1));
        for (var i = 0; i < lines.size(); i++) {
            var line = LINE.matcher(lines.get(i));
            if (!line.matches()) continue;
            var directive = Directive.read(line.group(1));
            if (directive.isPresent()) return new Heard(without(lines, i), directive.get());
        }
        return new Heard(text, Directive.NONE);
    }

    private static String without(List<String> lines, int place) {
        var rest = new ArrayList<>(lines);
        rest.remove(place);
        return String.join("\n", rest);
    }
}
