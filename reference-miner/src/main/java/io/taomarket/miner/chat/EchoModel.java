package io.taomarket.miner.chat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The simulator {@code sim/echo}: says the last user message again, a word with the space before it being one token. */
public final class EchoModel {

    public static final String ID = "sim/echo";

    private static final Pattern TOKEN = Pattern.compile("\\s*\\S+|\\s+$");

    private EchoModel() {}

    /** The tokens of a text; together they are the text. */
    static List<String> tokens(String text) {
        return TOKEN.matcher(text).results().map(MatchResult::group).toList();
    }
}
