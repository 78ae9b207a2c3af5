package io.taomarket.miner.chat.speech;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes text of tokens. It shows whole tokens, so that each piece of text comes with what is said of its tokens, and keeps
 * back those with half a character or with what might be the beginning of a stop. At the first stop it ends, and cuts the
 * token in which the stop begins.
 */
final class Utterance {

    private static final Said.Words NOTHING = new Said.Words("", List.of());

    private final List<String> stops;
    private final StringBuilder held = new StringBuilder();
    private final Deque<byte[]> tokens = new ArrayDeque<>();
    private final Deque<Chance> chances = new ArrayDeque<>();
    private byte[] halfCharacter = new byte[0];
    private int shownTokens;
    private @Nullable String stop;

    Utterance(List<String> stops) {
        this.stops = stops;
    }

    /** The stop that has ended the text; null before. */
    @Nullable
    String stop() {
        return stop;
    }

    /** Tokens of which at least a part has been shown. */
    int shownTokens() {
        return shownTokens;
    }

    /**
     * What can be shown after one more token.
     *
     * @param chance null where nobody asked
     */
    Said.Words add(byte[] token, @Nullable Chance chance) {
        tokens.add(token);
        if (chance != null) chances.add(chance);
        var bytes = Arrays.copyOf(halfCharacter, halfCharacter.length + token.length);
        System.arraycopy(token, 0, bytes, halfCharacter.length, token.length);
        var whole = wholeCharacters(bytes);
        held.append(new String(bytes, 0, whole, UTF_8));
        halfCharacter = Arrays.copyOfRange(bytes, whole, bytes.length);
        var end = firstStop();
        return stop == null ? showWholeTokens(held.length() - beginningOfAStop()) : showLast(end);
    }

    /** The rest, once no more comes. */
    Said.Words end() {
        return stop == null ? showLast(held.length()) : NOTHING;
    }

    /** As many tokens as end within the first so many characters, the last of them between two characters. */
    private Said.Words showWholeTokens(int most) {
        var bytes = held.toString().getBytes(UTF_8);
        var mostBytes = held.substring(0, most).getBytes(UTF_8).length;
        var end = 0;
        var count = 0;
        var whole = 0;
        var wholeBytes = 0;
        for (var token : tokens) {
            end += token.length;
            if (end > mostBytes) break;
            count++;
            if (end < bytes.length && isInCharacter(bytes[end])) continue;
            whole = count;
            wholeBytes = end;
        }
        var text = new String(bytes, 0, wholeBytes, UTF_8);
        held.delete(0, text.length());
        return new Said.Words(text, take(whole));
    }

    private static boolean isInCharacter(byte octet) {
        return (octet & 0xc0) == 0x80;
    }

    /** The first so many characters, of whose last token there may be only a part, and nothing after them. */
    private Said.Words showLast(int length) {
        var text = held.substring(0, length);
        var left = text.getBytes(UTF_8).length;
        var shown = new ArrayList<Chance>();
        while (left > 0) {
            var size = Math.min(left, tokens.getFirst().length);
            for (var chance : take(1)) shown.add(chance.cut(size));
            left -= size;
        }
        held.setLength(0);
        tokens.clear();
        return new Said.Words(text, shown);
    }

    private List<Chance> take(int count) {
        var taken = new ArrayList<Chance>();
        for (var i = 0; i < count; i++) {
            tokens.removeFirst();
            shownTokens++;
            if (!chances.isEmpty()) taken.add(chances.removeFirst());
        }
        return taken;
    }

    /** How many of the bytes are whole characters; they are well-formed but for their end. */
    private static int wholeCharacters(byte[] bytes) {
        for (var back = 1; back <= Math.min(3, bytes.length); back++) {
            var octet = bytes[bytes.length - back] & 0xff;
            if (octet < 0x80) break;
            if (octet < 0xc0) continue;
            var size = octet < 0xe0 ? 2 : octet < 0xf0 ? 3 : 4;
            return size > back ? bytes.length - back : bytes.length;
        }
        return bytes.length;
    }

    private int firstStop() {
        var first = held.length();
        for (var candidate : stops) {
            var place = held.indexOf(candidate);
            if (place < 0 || stop != null && place >= first) continue;
            first = place;
            stop = candidate;
        }
        return first;
    }

    /** The length of the longest end of the text with which a stop begins. */
    private int beginningOfAStop() {
        var longest = 0;
        for (var candidate : stops)
            for (var length = Math.min(candidate.length() - 1, held.length()); length > longest; length--)
                if (candidate.startsWith(held.substring(held.length() - length))) longest = length;
        return longest;
    }
}
