package io.taomarket.chatmodel.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.chatmodel.HouseModel;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class VocabularyTests {

    private final Vocabulary vocabulary = HouseModel.vocabulary();

    @Property(tries = 300)
    void anyTextComesBackAndSpellsNoMark(@ForAll String text) {
        var wellFormed = new String(text.getBytes(UTF_8), UTF_8);
        var ids = vocabulary.encode(wellFormed);

        assertThat(vocabulary.decode(ids)).isEqualTo(wellFormed);
        assertThat(Arrays.stream(ids)).allMatch(id -> id < vocabulary.words());
    }

    @Test
    void joinsLettersButNeverDigitsOrSpaces() {
        assertThat(vocabulary.encode("The blocks")).hasSizeLessThan(6);
        assertThat(vocabulary.encode(" blocks")).startsWith(' ').endsWith(vocabulary.encode("blocks"));
        assertThat(vocabulary.encode("2026")).containsExactly('2', '0', '2', '6');
    }

    @Test
    void encodesAMillionLettersInAMoment() {
        assertThat(vocabulary.decode(vocabulary.encode("ab".repeat(500_000)))).hasSize(1_000_000);
    }
}
