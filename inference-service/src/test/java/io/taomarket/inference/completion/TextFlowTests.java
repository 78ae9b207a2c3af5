package io.taomarket.inference.completion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TextFlowTests {

    @Test
    void endsBeforeAStopThatIsSplitOverPieces() {
        assertThat(through(List.of("END"), "one E", "N", "D two")).isEqualTo("one ");
    }

    @Test
    void passesOnWhatOnlyBeganLikeAStop() {
        assertThat(through(List.of("END"), "one EN", "ough")).isEqualTo("one ENough");
    }

    @Test
    void endsAtTheEarliestOfSeveralStops() {
        assertThat(through(List.of("three", "two"), "one two three")).isEqualTo("one ");
    }

    @Test
    void keepsOfTheLastTokenWhatTheTextHas() {
        assertThat(tokens(List.of("."), piece(" foo.", " foo.", " bar"))).containsExactly(" foo");
        assertThat(tokens(List.of(), piece(" é!", " é!?"))).containsExactly(" é!");
        assertThat(tokens(List.of("."), piece("a foo", "a", " foo."))).containsExactly("a", " foo");
    }

    @Test
    void keepsItAlsoWhereItsTextHasGoneAhead() {
        assertThat(tokens(List.of("XYZ"), piece("abXY", "abXY"), piece("Z", "Z")))
                .containsExactly("ab");
    }

    @Test
    void keepsNoTokenThatDoesNotBeginLikeTheRestOfTheText() {
        assertThat(tokens(List.of("."), piece(" foo.", " bar."))).isEmpty();
    }

    @Test
    void cutsNoTokenBeforeTheEnd() {
        var flow = new TextFlow(0, List.of("."));

        var piece = (Piece.Text) flow.add(piece("one", "one two")).orElseThrow();

        assertThat(piece.logprobs()).isEmpty();
    }

    @Test
    void saysNothingMoreWhereTheTextEndsWithItsToken() {
        var flow = new TextFlow(0, List.of("."));
        flow.add(piece("one", "one"));

        assertThat(flow.add(piece(".", "."))).isEmpty();
        assertThat(flow.end()).isEmpty();
    }

    @Test
    void holdsNothingBackWithoutStops() {
        var flow = new TextFlow(0, List.of());

        assertThat(flow.add(text("one"))).hasValue(text("one"));
    }

    @Property
    void cutsAsIfTheTextHadComeInOnePiece(
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 30) String whole,
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(min = 1, max = 4) String stop,
            @ForAll @IntRange(min = 1, max = 7) int size) {
        var pieces = new ArrayList<String>();
        for (var from = 0; from < whole.length(); from += size)
            pieces.add(whole.substring(from, Math.min(whole.length(), from + size)));

        var end = whole.indexOf(stop);

        assertThat(through(List.of(stop), pieces.toArray(String[]::new)))
                .isEqualTo(end < 0 ? whole : whole.substring(0, end));
    }

    private static String through(List<String> stops, String... pieces) {
        var flow = new TextFlow(0, stops);
        var written = new Written(0);
        for (var piece : pieces) flow.add(text(piece)).ifPresent(written::add);
        flow.end().ifPresent(written::add);
        return written.choice("stop").content();
    }

    private static List<String> tokens(List<String> stops, Piece.Text... pieces) {
        var flow = new TextFlow(0, stops);
        var written = new Written(0);
        for (var piece : pieces) flow.add(piece).ifPresent(written::add);
        flow.end().ifPresent(written::add);
        return written.choice("stop").logprobs().stream()
                .peek(token -> assertThat(token).isEqualTo(token(token.token())))
                .map(TokenLogprob::token)
                .toList();
    }

    private static Piece.Text piece(String text, String... tokens) {
        return new Piece.Text(
                0, text, Stream.of(tokens).map(TextFlowTests::token).toList());
    }

    private static TokenLogprob token(String text) {
        var bytes = new ArrayList<Integer>();
        for (var octet : text.getBytes(UTF_8)) bytes.add(octet & 0xff);
        return new TokenLogprob(text, -1, bytes, List.of());
    }

    private static Piece.Text text(String text) {
        return new Piece.Text(0, text, List.of());
    }
}
