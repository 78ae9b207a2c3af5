package io.taomarket.inference.meter;

/**
 * Counts a long text slice by slice, because an encoder needs some two hundred bytes for each character of a word. A slice
 * ends before the space after a letter or digit, where a token begins in every vocabulary; only within a word (or a run of signs) longer than a
 * slice does it end anywhere, which may make the count a token larger.
 */
final class SlicedTokens implements Tokens {

    static final int LONGEST_SLICE = 16_384;

    private final Tokens tokens;

    SlicedTokens(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public long count(String text) {
        if (text.length() <= LONGEST_SLICE) return tokens.count(text);
        var count = 0L;
        for (var from = 0; from < text.length(); ) {
            var to = end(text, from);
            count += tokens.count(text.substring(from, to));
            from = to;
        }
        return count;
    }

    private static int end(String text, int from) {
        var furthest = from + LONGEST_SLICE;
        if (furthest >= text.length()) return text.length();
        for (var end = furthest; end > from + LONGEST_SLICE / 2; end--)
            if (text.charAt(end) == ' ' && Character.isLetterOrDigit(text.charAt(end - 1))) return end;
        return Character.isLowSurrogate(text.charAt(furthest)) ? furthest - 1 : furthest;
    }
}
