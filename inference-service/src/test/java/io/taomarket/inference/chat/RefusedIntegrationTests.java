package io.taomarket.inference.chat;

import static io.taomarket.inference.chat.ChatIntegrationTests.RICH;
import static io.taomarket.inference.chat.ChatIntegrationTests.chat;
import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.inference.testing.FakeMiner;
import io.taomarket.inference.testing.InferenceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Miners that find fault with a request. */
class RefusedIntegrationTests extends InferenceTest {

    static final FakeMiner CLEAR = refusing("""
            {"error":{"message":"pattern is\\nnot known","type":"evil","param":"response_format","code":"evil"}}""");
    static final FakeMiner CURT = refusing("no");

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"stream\":true"})
    void theCustomerLearnsWhatTheMinerFindsWrong(String extra) throws Exception {
        var response = post(customer(RICH), "/v1/chat/completions", chat(chatModel(CLEAR), extra));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(error(response).get("param").stringValue()).isEqualTo("response_format");
        assertThat(error(response).get("message").stringValue())
                .isEqualTo("The miners of this model do not take this request. One says: pattern is not known");
        assertThat(error(response).get("code").stringValue()).isEqualTo("unsupported_parameter");
        assertThat(response.body()).doesNotContain("evil");
    }

    @Test
    void aMinerThatGivesNoReasonIsNotQuoted() throws Exception {
        var response = post(customer(RICH), "/v1/chat/completions", chat(chatModel(CURT), ""));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(error(response).get("param").isNull()).isTrue();
        assertThat(error(response).get("message").stringValue()).endsWith("do not take this request.");
    }

    private static FakeMiner refusing(String body) {
        return new FakeMiner().does((exchange, _) -> FakeMiner.json(exchange, 400, body));
    }
}
