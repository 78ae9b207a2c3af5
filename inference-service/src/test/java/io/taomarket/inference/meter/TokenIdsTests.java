package io.taomarket.inference.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import io.taomarket.chatmodel.HouseModel;
import io.taomarket.inference.meter.TokenIds.NotText;
import io.taomarket.inference.meter.TokenIds.Read;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenIdsTests {

    static final Tokenizers TOKENIZERS = new Tokenizers(TokenizersTests.properties("o200k_base"));
    static final EncodingRegistry ENCODINGS = Encodings.newLazyEncodingRegistry();
    static final TokenIds BERT = TOKENIZERS.ids("bert-base-uncased");

    @ParameterizedTest
    @ValueSource(strings = {"o200k_base", "cl100k_base", "p50k_base", "r50k_base"})
    void whatIsEncodedIsReadAgain(String vocabulary) throws Exception {
        var text = "hello world, Überprüfung 日本 👩‍👩‍👧";
        var encoding = ENCODINGS.getEncoding(EncodingType.fromName(vocabulary).orElseThrow());
        var ids = encoding.encodeOrdinary(text).toArray();

        assertThat(TOKENIZERS.ids(vocabulary).read(ids)).isEqualTo(new Read(text, ids.length));
    }

    @Property(tries = 200)
    void anyTextOfAnyCharactersIsReadAgain(@ForAll @NotBlank @StringLength(max = 40) String text) throws Exception {
        var whole = text.codePoints()
                .filter(letter -> letter < 0xD800 || letter > 0xDFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .append('.')
                .toString();
        var ids = ENCODINGS
                .getEncoding(EncodingType.O200K_BASE)
                .encodeOrdinary(whole)
                .toArray();

        assertThat(TOKENIZERS.ids("o200k_base").read(ids).text()).isEqualTo(whole);
    }

    @Test
    void ofBertTheMarksAroundATextAreTakenOff() throws Exception {
        assertThat(BERT.read(new int[] {7592, 2088})).isEqualTo(new Read("hello world", 2));
        assertThat(BERT.read(new int[] {101, 7592, 2088, 102})).isEqualTo(new Read("hello world", 2));
        assertThat(BERT.read(new int[] {101, 7592, 2088, 102, 0, 0, 0})).isEqualTo(new Read("hello world", 2));
    }

    @Test
    void ofBertAWordIsPutTogetherSoThatItIsCountedAsItCame() throws Exception {
        var read = BERT.read(new int[] {3424, 10521, 4355, 7875, 13602, 3672, 12199, 2964, 999});

        assertThat(read.text()).isEqualTo("antidisestablishmentarianism !");
        assertThat(TOKENIZERS.named("bert-base-uncased").count(read.text())).isEqualTo(read.tokens());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "o200k_base|24912,300000|[1] is 300000, which is no token of o200k_base",
                "o200k_base|-1|[0] is -1, which is no token of o200k_base",
                "o200k_base|24912,199999|[1] is 199999, which is a control token of o200k_base",
                "cl100k_base|100257|[0] is 100257, which is a control token of cl100k_base",
                "o200k_base|128|' has half a character'",
                "bert-base-uncased|7592,30522|[1] is 30522, which is no token of bert-base-uncased",
                "bert-base-uncased|7592,-5|[1] is -5, which is no token of bert-base-uncased",
                "bert-base-uncased|7592,100,7592|[1] is 100, which is [UNK], which is no text",
                "bert-base-uncased|7592,103|[1] is 103, which is [MASK], which is no text",
                "bert-base-uncased|101,2692|[1] is 2692, which is ##0, the inside of a word without its beginning",
                "bert-base-uncased|101,102|' has no text'",
                "taomarket/chat|84,1020|[1] is 1020, which is no token of taomarket/chat",
                "taomarket/chat|84,1008|[1] is 1008, which is a control token of taomarket/chat",
                "taomarket/chat|84,195|' has half a character'",
                "words|3,-1|[1] is -1, which is below zero",
            })
    void whatStandsForNoTextIsRefused(String vocabulary, String ids, String why) {
        var numbers = Arrays.stream(ids.split(",")).mapToInt(Integer::parseInt).toArray();

        assertThatThrownBy(() -> TOKENIZERS.ids(vocabulary).read(numbers))
                .isInstanceOf(NotText.class)
                .hasMessage(why);
    }

    @Test
    void theChatModelsInTheBoxAreCountedByTheirOwnVocabulary() throws Exception {
        var ids = HouseModel.vocabulary().encode("Validators set weights, 日本");

        assertThat(TOKENIZERS.ids("taomarket/chat").read(ids))
                .isEqualTo(new Read("Validators set weights, 日本", ids.length));
        assertThat(TOKENIZERS.named("taomarket/chat-nano").count("Validators set weights, 日本"))
                .isEqualTo(ids.length);
    }

    @Test
    void aSimulatedModelTakesAnIdForAWord() throws Exception {
        var read = TOKENIZERS.ids("words").read(new int[] {7, 12});

        assertThat(read).isEqualTo(new Read("#7 #12", 2));
        assertThat(TOKENIZERS.named("words").count(read.text())).isEqualTo(2);
    }
}
