package io.taomarket.inference.completion;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The text of one choice on its way: ends before the first stop, wherever pieces are split, and keeps each token's
 * logprobs together with its text; of a token within which the text ends, as much as belongs to the text. What might be
 * the beginning of a stop waits for more.
 */
final class TextFlow {

    private final int choice;
    private final List<String> stops;
    private final StringBuilder held = new StringBuilder();
    private final Deque<TokenLogprob> tokens = new ArrayDeque<>();
    private final ByteArrayOutputStream released = new ByteArrayOutputStream();
    private int coveredBytes;
    private boolean isStopped;

    TextFlow(int choice, List<String> stops) {
        this.choice = choice;
        this.stops = stops;
    }

    boolean isStopped() {
        return isStopped;
    }

    /** What of the text may be passed on now. */
    Optional<Piece> add(Piece.Text piece) {
        if (isStopped) return Optional.empty();
        if (stops.isEmpty() && piece.logprobs().isEmpty() && tokens.isEmpty()) return Optional.of(piece);
        held.append(piece.text());
        tokens.addAll(piece.logprobs());
        var end = firstStop();
        isStopped = end >= 0;
        return release(isStopped ? end : held.length() - beginningOfAStop(), isStopped);
    }

    /** The rest, once no more text comes. */
    Optional<Piece> end() {
        return isStopped ? Optional.empty() : release(held.length(), true);
    }

    private Optional<Piece> release(int length, boolean isLast) {
        var text = held.substring(0, length);
        held.delete(0, length);
        if (isStopped) held.setLength(0);
        if (released.size() > 0 || !tokens.isEmpty()) released.writeBytes(text.getBytes(UTF_8));
        if (text.isEmpty() && (!isLast || owedBytes() == 0)) return Optional.empty();
        var logprobs = covered();
        if (isLast) beginningOfAToken().ifPresent(logprobs::add);
        return text.isEmpty() && logprobs.isEmpty()
                ? Optional.empty()
                : Optional.of(new Piece.Text(choice, text, logprobs));
    }

    /** How much of the released text has not got its tokens. */
    private int owedBytes() {
        return released.size() - coveredBytes;
    }

    /** The tokens that lie wholly within the text that has been released. */
    private List<TokenLogprob> covered() {
        var covered = new ArrayList<TokenLogprob>();
        while (!tokens.isEmpty() && tokens.getFirst().bytes().size() <= owedBytes()) {
            coveredBytes += tokens.getFirst().bytes().size();
            covered.add(tokens.removeFirst());
        }
        return covered;
    }

    /** The last token as far as the text goes, where the text ends within it. */
    private Optional<TokenLogprob> beginningOfAToken() {
        if (tokens.isEmpty() || owedBytes() == 0) return Optional.empty();
        var owed = Arrays.copyOfRange(released.toByteArray(), coveredBytes, released.size());
        return tokens.getFirst().beginning(owed);
    }

    private int firstStop() {
        var first = -1;
        for (var stop : stops) {
            var place = held.indexOf(stop);
            if (place >= 0 && (first < 0 || place < first)) first = place;
        }
        return first;
    }

    /** The length of the longest end of the text with which a stop begins. */
    private int beginningOfAStop() {
        var longest = 0;
        for (var stop : stops) {
            for (var length = Math.min(stop.length() - 1, held.length()); length > longest; length--) {
                if (held.indexOf(stop.substring(0, length), held.length() - length) >= 0) longest = length;
            }
        }
        return longest;
    }
}
