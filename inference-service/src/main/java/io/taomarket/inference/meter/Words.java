package io.taomarket.inference.meter;

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
}
