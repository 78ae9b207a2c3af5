package io.taomarket.miner.sim;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** How simulators count: a word with the white space before it is one token. */
final class Words {

    private static final Pattern TOKEN = Pattern.compile("\\s*+\\S++|\\s++$");

    private Words() {}

    /** The tokens of a text; together they are the text. */
    static List<String> tokens(String text) {
        return TOKEN.matcher(text).results().map(MatchResult::group).toList();
    }

    static int count(String text) {
        return (int) TOKEN.matcher(text).results().count();
    }
}
