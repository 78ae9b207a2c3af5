package io.taomarket.inference.chat;

import static io.taomarket.inference.chat.ChatIntegrationTests.RICH;
import static io.taomarket.inference.chat.ChatIntegrationTests.chat;
import static io.taomarket.inference.chat.ChatIntegrationTests.chunks;
import static io.taomarket.inference.chat.ChatIntegrationTests.text;
import static io.taomarket.inference.chat.ToolIntegrationTests.preferring;
import static io.taomarket.inference.chat.ToolIntegrationTests.streaming;
import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.inference.testing.FakeMiner;
import io.taomarket.inference.testing.InferenceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StructuredIntegrationTests extends InferenceTest {

    static final String SCHEMA = """
            ,"response_format":{"type":"json_schema","json_schema":{"name":"answer","strict":true,"schema":
            {"type":"object","properties":{"n":{"type":"integer"}},"required":["n"],"additionalProperties":false}}}""";
    static final FakeMiner FITTING = new FakeMiner().answers(answer("{\\\"n\\\":1}", "stop"));
    static final FakeMiner MISFIT = new FakeMiner().answers(answer("{\\\"n\\\":\\\"one\\\"}", "stop"));

    @Test
    void answersWhatFitsTheSchema() throws Exception {
        var model = ableModel(MISFIT, FITTING);

        var response = post(customer(RICH), "/v1/chat/completions", chat(model, SCHEMA + preferring(MISFIT)));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(JSON.readTree(response.body())
                        .at("/choices/0/message/content")
                        .stringValue())
                .isEqualTo("{\"n\":1}");
        assertThat(response.headers().firstValue("x-tao-miner")).hasValue(FITTING.hotkey());
        var sent = JSON.readTree(FITTING.calls().getLast().body()).get("response_format");
        assertThat(sent.at("/json_schema/name").stringValue()).isEqualTo("answer");
        assertThat(sent.at("/json_schema/strict").booleanValue()).isTrue();
    }

    @Test
    void aViolationWithoutAnotherMinerIsAClearError() throws Exception {
        var model = ableModel(MISFIT);

        var response = post(customer(RICH), "/v1/chat/completions", chat(model, SCHEMA));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(error(response).get("code").stringValue()).isEqualTo("provider_unavailable");
    }

    @Test
    void aStreamThatDoesNotFitInTheEndIsAnErrorEvent() throws Exception {
        var model = ableModel(streaming(
                "{\"index\":0,\"delta\":{\"content\":\"{}\"}}",
                "{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}"));

        var response = post(customer(RICH), "/v1/chat/completions", chat(model, SCHEMA + ",\"stream\":true"));

        assertThat(response.body()).doesNotContain("[DONE]");
        assertThat(chunks(response).getLast().at("/error/code").stringValue()).isEqualTo("provider_unavailable");
    }

    @Test
    void whatIsCutShortNeedNotFit() throws Exception {
        var model = ableModel(new FakeMiner().answers(answer("{\\\"n\\\":", "length")));

        var response = post(customer(RICH), "/v1/chat/completions", chat(model, SCHEMA));

        assertThat(JSON.readTree(response.body()).at("/choices/0/finish_reason").stringValue())
                .isEqualTo("length");
    }

    @ParameterizedTest
    @ValueSource(strings = {"length", "stop"})
    void aStreamThatIsCutShortNeedNotFit(String finishReason) throws Exception {
        var model = ableModel(streaming(
                "{\"index\":0,\"delta\":{\"content\":\"{\\\"n\\\":\"}}",
                "{\"index\":0,\"delta\":{},\"finish_reason\":\"%s\"}".formatted(finishReason)));
        var stop = finishReason.equals("stop") ? ",\"stop\":\"1\"" : "";

        var response = post(customer(RICH), "/v1/chat/completions", chat(model, SCHEMA + stop + ",\"stream\":true"));

        assertThat(response.body()).endsWith("data: [DONE]\n\n");
        assertThat(text(chunks(response))).isEqualTo("{\"n\":");
    }

    @Test
    void whatAStopMayHaveEndedNeedNotFit() throws Exception {
        var model = ableModel(FITTING);

        var response = post(customer(RICH), "/v1/chat/completions", chat(model, SCHEMA + ",\"stop\":\":\""));

        var choice = JSON.readTree(response.body()).at("/choices/0");
        assertThat(choice.at("/message/content").stringValue())
                .as(response.body())
                .isEqualTo("{\"n\"");
        assertThat(choice.at("/finish_reason").stringValue()).isEqualTo("stop");
    }

    @Test
    void jsonModeAnswersAnObject() throws Exception {
        var prose = new FakeMiner().answers(answer("Sure!", "stop"));
        var model = ableModel(prose, MISFIT);
        var extra = ",\"response_format\":{\"type\":\"json_object\"}" + preferring(prose);

        var response = post(customer(RICH), "/v1/chat/completions", chat(model, extra));

        assertThat(response.headers().firstValue("x-tao-miner")).hasValue(MISFIT.hotkey());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|response_format.type",
                "{\"type\":\"xml\"}|response_format.type",
                "{\"type\":\"json_schema\"}|response_format.json_schema",
                "{\"type\":\"json_schema\",\"json_schema\":{\"schema\":{}}}|response_format.json_schema.name",
                "{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"a\"}}|response_format.json_schema.schema",
                "{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"a\",\"schema\":{\"$ref\":\"http://10.0.0.1/x\"}}}|response_format.json_schema.schema",
                "{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"a\",\"strict\":true,\"schema\":{\"enum\":[]}}}|response_format.json_schema.schema",
                "{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"a\",\"schema\":{\"type\":\"null\",\"const\":1}}}|response_format.json_schema.schema",
            })
    void namesWhatIsWrongWithTheFormat(String format, String param) throws Exception {
        var response =
                post(customer(RICH), "/v1/chat/completions", chat("any/model", ",\"response_format\":" + format));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(error(response).get("param").stringValue()).isEqualTo(param);
        assertThat(error(response).get("type").stringValue()).isEqualTo("invalid_request_error");
    }

    private static String answer(String content, String finishReason) {
        return """
                {"choices":[{"index":0,"message":{"role":"assistant","content":"%s"},"finish_reason":"%s"}]}""".formatted(content, finishReason);
    }
}
