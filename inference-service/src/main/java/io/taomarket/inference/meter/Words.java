package io.taomarket.inference.meter;

import java.util.StringJoiner;

/** Counts words, as simulated models do: each with the white space before it, and white space at the end for one more. */
final class Words {

    private static final String WHITE_SPACE = " \t\n\u000B\f\r";

    private Words() {}

    static long count(String text) {
        var words = 0L;
        var isInWord = false;
        for (var i = 0; i < text.length(); i++) {
            var isWhite = WHITE_SPACE.indexOf(text.charAt(i)) >= 0;
            if (!isWhite && !isInWord) words++;
            isInWord = !isWhite;
        }
        return text.isEmpty() || isInWord ? words : words + 1;
    }

    /** Words have no ids of their own: a simulated model takes each id for the word that it is, as in {@code #7 #12}. */
    static TokenIds.Read read(int[] ids) throws TokenIds.NotText {
        var text = new StringJoiner(" ");
        for (var place = 0; place < ids.length; place++) {
            if (ids[place] < 0) throw TokenIds.NotText.at(place, ids[place], "below zero");
            text.add("#" + ids[place]);
        }
        return new TokenIds.Read(text.toString(), ids.length);
    }
}
