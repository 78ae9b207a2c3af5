package io.taomarket.inference.meter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTests {

    @ParameterizedTest
    @CsvSource({"'', 0", "one, 1", "'one two', 2", "'  one\ttwo ', 3", "' ', 1", "'日本語 👍', 2"})
    void countsWordsAndTheWhiteSpaceAtTheEnd(String text, long words) {
        assertThat(Words.count(text)).isEqualTo(words);
    }
}
