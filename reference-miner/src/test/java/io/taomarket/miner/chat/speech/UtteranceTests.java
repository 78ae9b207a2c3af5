package io.taomarket.miner.chat.speech;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class UtteranceTests {

    @Test
    void keepsBackWhatMayBecomeAStopAndEndsBeforeIt() {
        var utterance = new Utterance(List.of("STOP"));

        assertThat(add(utterance, "go")).isEqualTo("go");
        assertThat(add(utterance, " ST")).isEmpty();
        assertThat(add(utterance, "ART")).isEqualTo(" START");
        assertThat(add(utterance, " S")).isEmpty();
        assertThat(add(utterance, "TO")).isEmpty();
        assertThat(add(utterance, "P here")).isEqualTo(" ");
        assertThat(utterance.stop()).isEqualTo("STOP");
        assertThat(utterance.end().text()).isEmpty();
    }

    @Test
    void cutsTheTokenInWhichTheStopBegins() {
        var utterance = new Utterance(List.of("b c"));
        utterance.add(bytes("a"), chance("a"));
        var shown = new ArrayList<Chance>();
        shown.addAll(utterance.add(bytes(" xb"), chance(" xb")).tokens());
        shown.addAll(utterance.add(bytes(" c"), chance(" c")).tokens());

        assertThat(shown).hasSize(1);
        assertThat(shown.getFirst().bytes()).isEqualTo(bytes(" x"));
        assertThat(utterance.shownTokens()).isEqualTo(2);
    }

    @Test
    void leavesOutHalfACharacterAtTheEnd() {
        var utterance = new Utterance(List.of());
        utterance.add(bytes("a"), null);
        utterance.add(Arrays.copyOf(bytes("🙂"), 3), null);

        assertThat(utterance.end().text()).isEmpty();
        assertThat(utterance.shownTokens()).isEqualTo(1);
    }

    @Test
    void showsACharacterOnceAllItsBytesHaveCome() {
        var utterance = new Utterance(List.of());
        var emoji = bytes("🙂");
        for (var i = 0; i < 3; i++)
            assertThat(utterance.add(new byte[] {emoji[i]}, null).text()).isEmpty();
        assertThat(utterance.add(new byte[] {emoji[3]}, null).text()).isEqualTo("🙂");
    }

    @Property(tries = 300)
    void whateverTheTokensTheTextIsThatBeforeTheFirstStop(
            @ForAll @Chars({'a', 'b', 'ß', '日'}) @StringLength(max = 12) String text,
            @ForAll @Chars({'a', 'b', 'ß'}) @StringLength(min = 1, max = 3) String stop,
            @ForAll @IntRange(min = 1, max = 5) int size) {
        var utterance = new Utterance(List.of(stop));
        var shown = new StringBuilder();
        var joined = new ByteArrayOutputStream();
        var all = bytes(text);
        for (var from = 0; from < all.length && utterance.stop() == null; from += size) {
            var token = Arrays.copyOfRange(all, from, Math.min(all.length, from + size));
            take(utterance.add(token, new Chance("", token, -1, List.of())), shown, joined);
        }
        take(utterance.end(), shown, joined);

        var end = text.indexOf(stop);
        assertThat(shown).hasToString(end < 0 ? text : text.substring(0, end));
    }

    private static void take(Said.Words words, StringBuilder shown, ByteArrayOutputStream joined) {
        shown.append(words.text());
        words.tokens().forEach(token -> joined.writeBytes(token.bytes()));
        assertThat(joined.toString(UTF_8))
                .as("each piece comes with its tokens")
                .isEqualTo(shown.toString());
    }

    private static String add(Utterance utterance, String token) {
        return utterance.add(bytes(token), null).text();
    }

    private static Chance chance(String token) {
        return new Chance("", bytes(token), -1, List.of());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
