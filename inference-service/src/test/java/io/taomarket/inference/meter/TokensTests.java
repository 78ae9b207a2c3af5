package io.taomarket.inference.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class TokensTests {

    static final Tokens TOKENS = new Tokens(new MeterProperties("o200k_base", 2, 32, 8));

    @Test
    void countsAsThePublishedVocabularyDoes() {
        assertThat(TOKENS.count("")).isZero();
        assertThat(TOKENS.count("hello world")).isEqualTo(2);
        assertThat(TOKENS.count("antidisestablishmentarianism")).isEqualTo(6);
    }

    @Test
    void takesControlTokensForTheTextTheyAre() {
        assertThat(TOKENS.count("<|endoftext|>")).isGreaterThan(1);
    }

    @Test
    void countsHostileTextInBoundedTime() {
        var hostile = "a".repeat(200_000);

        Assertions.assertTimeout(Duration.ofSeconds(10), () -> TOKENS.count(hostile));
    }
}
