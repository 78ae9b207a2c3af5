package io.taomarket.inference.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizersTests {

    static final Tokenizers TOKENIZERS = new Tokenizers(properties("o200k_base"));
    static final Tokens TOKENS = TOKENIZERS.named("o200k_base");

    @Test
    void countsAsThePublishedVocabularyDoes() {
        assertThat(TOKENS.count("")).isZero();
        assertThat(TOKENS.count("hello world")).isEqualTo(2);
        assertThat(TOKENS.count("antidisestablishmentarianism")).isEqualTo(6);
    }

    @Test
    void takesControlTokensForTheTextTheyAre() {
        assertThat(TOKENS.count("<|endoftext|>")).isGreaterThan(1);
        assertThat(TOKENIZERS.named("bert-base-uncased").count("[CLS]")).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"o200k_base", "cl100k_base", "bert-base-uncased"})
    void countsHostileTextInBoundedTime(String tokenizer) {
        var tokens = TOKENIZERS.named(tokenizer);
        tokens.count("loaded");

        Assertions.assertTimeout(Duration.ofSeconds(10), () -> tokens.count("a".repeat(200_000)));
        Assertions.assertTimeout(Duration.ofSeconds(10), () -> tokens.count("b.".repeat(200_000)));
    }

    @ParameterizedTest
    @CsvSource({
        "o200k_base, o200k_base",
        "cl100k_base, cl100k_base",
        "p50k_base, p50k_base",
        "r50k_base, r50k_base",
        "gpt-4o, o200k_base",
        "gpt-4, cl100k_base",
        "bert-base-uncased, bert-base-uncased",
        "BAAI/bge-small-en-v1.5, bert-base-uncased",
        "sentence-transformers/all-MiniLM-L6-v2, bert-base-uncased",
        "meta-llama/Llama-3.1-8B, o200k_base",
        "../../etc/passwd, o200k_base",
    })
    void aTokenizerThatThePlatformHasIsUsedAndElseItsOwn(String named, String vocabulary) {
        assertThat(TOKENIZERS.vocabulary(named)).isEqualTo(vocabulary);
        assertThat(TOKENIZERS.named(named)).isSameAs(TOKENIZERS.named(vocabulary));
    }

    @Test
    void vocabulariesDiffer() {
        var text = "Überprüfung der Tokenisierung";

        assertThat(TOKENIZERS.named("o200k_base").count(text))
                .isNotEqualTo(TOKENIZERS.named("cl100k_base").count(text));
    }

    @Test
    void refusesToStartWithAVocabularyThatItDoesNotHave() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Tokenizers(properties("klingon_base")));
    }

    static MeterProperties properties(String encoding) {
        return new MeterProperties(encoding, 2, 32, 8);
    }
}
