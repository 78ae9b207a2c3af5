package io.taomarket.inference.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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

    private static Piece.Text text(String text) {
        return new Piece.Text(0, text, List.of());
    }
}
