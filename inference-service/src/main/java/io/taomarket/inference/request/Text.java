package io.taomarket.inference.request;

/** What counts as text. */
public final class Text {

    private Text() {}

    /** Whether every surrogate has its partner; half a character cannot be written as UTF-8. */
    public static boolean isWellFormed(String text) {
        for (var i = 0; i < text.length(); i++) {
            var unit = text.charAt(i);
            if (!Character.isSurrogate(unit)) continue;
            var isPair = Character.isHighSurrogate(unit)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (!isPair) return false;
            i++;
        }
        return true;
    }
}
