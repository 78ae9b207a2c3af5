package io.taomarket.chatmodel.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.chatmodel.text.Mark;
import io.taomarket.chatmodel.text.Turn;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SaidTests {

    private static final List<Turn> HELLO = List.of(new Turn(Mark.USER, "hello"));
    private static final Question PLAIN = new Question(HELLO, 0, 0, 4);
    private static final Question WITH_ODDS = new Question(HELLO, 0, 1, 4);
    private static final String TOKEN =
            "{\"token\": \"Hi\", \"bytes\": [72, 105], \"logprob\": -0.5, \"top_logprobs\": [{\"token\": \"Hi\", \"logprob\": -0.5}]}";

    @Test
    void aStreamSaysWhatAPlainAnswerSays() {
        var plain = read(
                WITH_ODDS,
                "{\"choices\": [{\"message\": {\"content\": \"HiHi\"}, \"logprobs\": {\"content\": [" + TOKEN + ","
                        + TOKEN + "]}, \"finish_reason\": \"stop\"}], \"usage\": {\"completion_tokens\": 2}}");
        var streamed = read(
                WITH_ODDS,
                ": ping\n\n" + event("{\"choices\": [{\"delta\": {\"role\": \"assistant\", \"content\": null}}]}")
                        + event(delta()) + event(delta())
                        + event("{\"choices\": [{\"delta\": {}, \"finish_reason\": \"stop\"}]}")
                        + event("{\"choices\": [], \"usage\": {\"completion_tokens\": 2}}") + event("[DONE]"));

        assertThat(plain).isPresent();
        assertThat(streamed.map(Said::text)).isEqualTo(plain.map(Said::text)).contains("HiHi");
        assertThat(streamed.orElseThrow().tokens()).hasSize(2);
        assertThat(streamed.orElseThrow().isEnded()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "{}",
                "{\"choices\": 7}",
                "{\"choices\": [{}, {}]}",
                "{\"error\": {\"message\": \"no\"}, \"choices\": [{\"message\": {\"content\": \"Hi\"}, \"finish_reason\": \"stop\"}]}",
                "{\"choices\": [{\"message\": {\"content\": \"Hi\"}}]}",
                "{\"choices\": [{\"message\": {\"content\": \"Hi\"}, \"finish_reason\": \"bored\"}]}",
                "{\"choices\": [{\"message\": {\"content\": \"Hi\"}, \"finish_reason\": \"stop\"}], \"usage\": {\"completion_tokens\": 5}}",
                "data: {\"choices\"\n\n"
            })
    void whatIsNoAnswerIsNotReadAsOne(String answer) {
        assertThat(read(PLAIN, answer)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"token\": \"Ho\", \"logprob\": -0.5}",
                "{\"token\": \"Hi\"}",
                "{\"token\": \"Hi\", \"logprob\": 0.5}",
                "{\"token\": \"Hi\", \"logprob\": \"NaN\"}"
            })
    void oddsThatAreNotThoseOfTheTextAreNone(String token) {
        assertThat(read(
                        WITH_ODDS,
                        "{\"choices\": [{\"message\": {\"content\": \"Hi\"}, \"logprobs\": {\"content\": [" + token
                                + "]}, \"finish_reason\": \"stop\"}]}"))
                .isEmpty();
    }

    private static String delta() {
        return "{\"choices\": [{\"delta\": {\"content\": \"Hi\"}, \"logprobs\": {\"content\": [" + TOKEN
                + "]}, \"finish_reason\": null}], \"usage\": null}";
    }

    private static String event(String data) {
        return "data: " + data + "\n\n";
    }

    private static Optional<Said> read(Question question, String answer) {
        return Said.read(JsonMapper.shared(), answer.getBytes(UTF_8), question);
    }
}
