package io.taomarket.cli;

/** Text from elsewhere, made fit for one line of a terminal. */
public final class Line {

    /** Enough for a place and a reason; what is longer is somebody's attempt to fill the screen. */
    static final int MAX_CHARACTERS = 500;

    private Line() {}

    /** No line breaks, no control characters, and not too long. */
    public static String of(String text) {
        return of(text, MAX_CHARACTERS);
    }

    /** The same for a part of a line. */
    public static String of(String text, int maxCharacters) {
        var line = text.strip().replaceAll("\\s+", " ").replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
        return line.length() <= maxCharacters ? line : line.substring(0, maxCharacters) + "…";
    }
}
