package io.taomarket.inference.meter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Counts as BERT's uncased models do: words and marks apart, without case and accents, each word in the longest pieces
 * that the vocabulary has. The two tokens that such a model puts around a text are its own affair.
 */
final class WordPiece implements Tokens {

    private static final int LONGEST_WORD = 100;
    private static final String INSIDE = "##";

    private final Set<String> vocabulary;

    WordPiece(Collection<String> pieces) {
        vocabulary = Set.copyOf(pieces);
    }

    /** Reads a vocabulary of one piece a line from the class path. A piece's id is its place. */
    static List<String> pieces(String resource) {
        try (var in = requireNonNull(WordPiece.class.getResourceAsStream(resource), resource);
                var lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
            return lines.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long count(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFD);
        var word = new StringBuilder();
        var count = 0L;
        for (var i = 0; i < plain.length(); ) {
            var letter = plain.codePointAt(i);
            i += Character.charCount(letter);
            if (isDropped(letter)) continue;
            if (isSpace(letter) || standsAlone(letter)) {
                count += pieces(word);
                word.setLength(0);
                if (!isSpace(letter)) count++;
            } else word.appendCodePoint(Character.toLowerCase(letter));
        }
        return count + pieces(word);
    }

    /** A word that cannot be put together is one unknown token. */
    private long pieces(StringBuilder word) {
        if (word.isEmpty()) return 0;
        var letters = word.codePoints().toArray();
        if (letters.length > LONGEST_WORD) return 1;
        var count = 0L;
        for (var from = 0; from < letters.length; count++) {
            var to = letters.length;
            while (to > from && !vocabulary.contains(piece(letters, from, to))) to--;
            if (to == from) return 1;
            from = to;
        }
        return count;
    }

    private static String piece(int[] letters, int from, int to) {
        return (from == 0 ? "" : INSIDE) + new String(letters, from, to - from);
    }

    private static boolean isSpace(int letter) {
        return letter == '\t'
                || letter == '\n'
                || letter == '\r'
                || Character.getType(letter) == Character.SPACE_SEPARATOR;
    }

    /** Control characters, and accents, which normalising has parted from their letters. */
    private static boolean isDropped(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL -> !isSpace(letter);
            case Character.FORMAT, Character.NON_SPACING_MARK, Character.PRIVATE_USE, Character.SURROGATE -> true;
            default -> letter == 0xFFFD;
        };
    }

    /** Marks, and the characters of Chinese, which has no spaces between words. */
    private static boolean standsAlone(int letter) {
        var isAsciiMark = letter > ' ' && letter < 0x7F && !Character.isLetterOrDigit(letter);
        return isAsciiMark || isPunctuation(letter) || isChinese(letter);
    }

    private static boolean isPunctuation(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    private static boolean isChinese(int letter) {
        return (letter >= 0x4E00 && letter <= 0x9FFF)
                || (letter >= 0x3400 && letter <= 0x4DBF)
                || (letter >= 0x20000 && letter <= 0x2CEAF)
                || (letter >= 0xF900 && letter <= 0xFAFF)
                || (letter >= 0x2F800 && letter <= 0x2FA1F);
    }
}
