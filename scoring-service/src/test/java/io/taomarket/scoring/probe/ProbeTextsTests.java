package io.taomarket.scoring.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ProbeTextsTests {

    private static final Vocabulary VOCABULARY = Vocabulary.load();

    @Test
    void hasMoreSentencesThanAnyoneCanKeep() {
        assertThat(VOCABULARY.sentences()).isGreaterThan(1_000_000_000);
    }

    @Test
    void hardlyEverRepeatsItself() {
        var seen = new HashSet<String>();
        for (var seed = 0; seed < 10_000; seed++)
            seen.add(ProbeTexts.of(VOCABULARY, seed, 1).texts().getFirst());

        assertThat(seen).hasSizeGreaterThan(9_990);
    }

    @Test
    void asksForOneTextAboutHalfOfTheTimeAsCustomersDo() {
        var single = 0;
        for (var seed = 0; seed < 1_000; seed++) {
            if (ProbeTexts.of(VOCABULARY, seed, 6).texts().size() == 1) single++;
        }

        assertThat(single).isBetween(500, 680);
    }

    @Property
    void growsFromItsSeedAlone(@ForAll long seed) {
        assertThat(ProbeTexts.of(VOCABULARY, seed, 6)).isEqualTo(ProbeTexts.of(VOCABULARY, seed, 6));
    }

    @Property
    void marksThreeDifferentTextsFromThreeOn(@ForAll long seed) {
        var probe = ProbeTexts.of(VOCABULARY, seed, 6);

        assertThat(probe.texts()).hasSizeBetween(1, 6).doesNotHaveDuplicates();
        assertThat(probe.triple() != null).isEqualTo(probe.texts().size() >= 3);
        if (probe.triple() != null) {
            var triple = Objects.requireNonNull(probe.triple());
            assertThat(List.of(triple.anchor(), triple.paraphrase(), triple.unrelated()))
                    .doesNotHaveDuplicates()
                    .allMatch(i -> i >= 0 && i < probe.texts().size());
        }
    }
}
