package io.taomarket.gateway.error;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The shapes in which errors are told; the path says which one a caller's client understands. */
enum Dialect {
    /** Problem details. */
    MARKETPLACE,
    OPENAI,
    ANTHROPIC;

    private static final Pattern SEPARATOR = Pattern.compile("[/\\\\]");

    /** Also of a path that is refused for how it is written: what its client means by it decides. */
    static Dialect of(String path) {
        var names = names(path);
        if (names.isEmpty() || !names.getFirst().equals("v1")) return MARKETPLACE;
        return names.size() > 1 && names.get(1).equals("messages") ? ANTHROPIC : OPENAI;
    }

    /** The names on the way, without empty ones, parameters and detours. */
    private static List<String> names(String path) {
        var names = new ArrayList<String>();
        for (var segment : SEPARATOR.split(decoded(path))) {
            var parameters = segment.indexOf(';');
            var name = parameters < 0 ? segment : segment.substring(0, parameters);
            if (name.equals("..") && !names.isEmpty()) names.removeLast();
            if (!name.isEmpty() && !name.equals(".") && !name.equals("..")) names.add(name);
        }
        return names;
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }
}
