package io.taomarket.inference.miner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComplaintTests {

    @Test
    void saysWhatIsWrongAndWhere() {
        var complaint = read("{\"error\":{\"message\":\"no pattern here\",\"param\":\"tools[0].function\"},\"a\":1}");

        assertThat(complaint).hasValue(new Complaint("no pattern here", "tools[0].function"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no",
                "[]",
                "{\"error\":\"no\"}",
                "{\"error\":{\"message\":7}}",
                "{\"error\":{\"message\":\" \\u0007\"}}"
            })
    void saysNothingWhereTheMinerGivesNoReason(String answer) {
        assertThat(read(answer)).isEmpty();
    }

    @Test
    void isOneShortLineOfPlainText() {
        var text = "a\\n\\u001b[2Jb\\u202ec\\ud800d" + "😀".repeat(400);
        var complaint = read("{\"error\":{\"message\":\"" + text + "\"}}").orElseThrow();

        assertThat(complaint.message()).startsWith("a [2Jb c d😀").endsWith("😀…");
        assertThat(complaint.message().codePoints()).hasSize(301);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a b\"", "\"<b>\"", "7", "null", "[\"a\"]"})
    void namesAFieldOrNone(String param) {
        var complaint = read("{\"error\":{\"message\":\"no\",\"param\":" + param + "}}");

        assertThat(complaint.orElseThrow().param()).isNull();
    }

    private static Optional<Complaint> read(String answer) {
        return Complaint.read(answer.getBytes(UTF_8));
    }
}
