package io.taomarket.inference.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingType;
import io.taomarket.inference.request.Text;
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

    @Test
    void countsLongTextAsIfInOnePiece() {
        var encoding = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
        var text = "It's 1,234  words:\n\n  naïve 日本語 テキスト, 👩‍👩‍👧 and\tso on... ".repeat(1_500);

        assertThat(TOKENS.count(text)).isEqualTo(encoding.countTokensOrdinary(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ab ", "。", "👧", " "})
    void handsTheEncoderNoMoreThanItHasMemoryFor(String piece) {
        var text = new StringBuilder();
        var sliced = new SlicedTokens(slice -> {
            assertThat(slice.length()).isBetween(1, SlicedTokens.LONGEST_SLICE);
            assertThat(Text.isWellFormed(slice)).isTrue();
            text.append(slice);
            return 1;
        });

        var count = sliced.count("x" + piece.repeat(100_000));

        assertThat(text).hasToString("x" + piece.repeat(100_000));
        assertThat(count).isGreaterThan(5);
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
        "taomarket/chat-mini, taomarket/chat",
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
