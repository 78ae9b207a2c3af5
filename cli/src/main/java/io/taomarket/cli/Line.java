package io.taomarket.cli;

/** Text from elsewhere, made fit for one line of a terminal. */
public final class Line {

    /** Enough for a place and a reason; what is longer is somebody's attempt to fill the screen. */
    static final int MAX_CHARACTERS = 500;

    private Line() {}

    /** No line breaks, no control characters, and not too long. */
    public static String of(String text) {
        var line = text.strip().replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}|\\p{Cf}", "?");
        return line.length() <= MAX_CHARACTERS ? line : line.substring(0, MAX_CHARACTERS) + "…";
    }
}
