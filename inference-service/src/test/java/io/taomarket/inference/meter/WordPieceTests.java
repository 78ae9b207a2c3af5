package io.taomarket.inference.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The counts are those of the tokenizer that comes with BAAI/bge-small-en-v1.5, without the two marks around a text. */
class WordPieceTests {

    private static final Map<String, Integer> COUNTS = Map.ofEntries(
            Map.entry("", 0),
            Map.entry("hello world", 2),
            Map.entry("Hello, WORLD!", 4),
            Map.entry("antidisestablishmentarianism", 8),
            Map.entry("naïve café Ünïcödé", 3),
            Map.entry("don't stop (now)...", 10),
            Map.entry("你好,世界 abc", 6),
            Map.entry("a\u0000b\tc\nd\u200be", 3),
            Map.entry("\uD83D\uDE00 smile", 2),
            Map.entry("x".repeat(101), 1),
            Map.entry("x".repeat(100), 50),
            Map.entry("<|endoftext|> done", 9),
            Map.entry("3.14159 + 2^10 = $1,024", 14),
            Map.entry("Straße İstanbul ΣΊΣΥΦΟΣ", 10),
            Map.entry("  lots   of\u00a0space\u3000here ", 4),
            Map.entry("日本語のテキストです", 10),
            Map.entry("Привет мир", 9),
            Map.entry("한국어 텍스트", 15),
            Map.entry("e\u0301 combining", 2),
            Map.entry("unk\uD840\uDC00word", 4),
            Map.entry("ﬁ ligature ½", 4),
            Map.entry("ก็ไทย नमस्ते", 5),
            Map.entry("\uE000private", 1));

    private final Tokens tokens = new WordPiece(WordPiece.pieces("/inference/bert-base-uncased.txt"));

    @Test
    void countsAsTheModelsOwnTokenizerDoes() {
        COUNTS.forEach((text, count) -> assertThat(tokens.count(text)).as(text).isEqualTo((long) count));
    }
}
