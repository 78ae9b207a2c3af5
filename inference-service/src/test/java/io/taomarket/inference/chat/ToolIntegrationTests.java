package io.taomarket.inference.chat;

import static io.taomarket.inference.chat.ChatIntegrationTests.RICH;
import static io.taomarket.inference.chat.ChatIntegrationTests.chat;
import static io.taomarket.inference.chat.ChatIntegrationTests.chunks;
import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.inference.testing.FakeMiner;
import io.taomarket.inference.testing.InferenceTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolIntegrationTests extends InferenceTest {

    static final String WEATHER = """
            ,"tools":[{"type":"function","function":{"name":"weather","description":"of a city","strict":true,
            "parameters":{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}}},
            {"type":"function","function":{"name":"time"}}]""";
    static final FakeMiner CALLING = new FakeMiner().answers(call("weather", "{\\\"city\\\":\\\"Rome\\\"}"));

    @Test
    void passesOnTheCallOfAToolAndCountsIt() throws Exception {
        var model = ableModel(CALLING);

        var response = post(customer(RICH), "/v1/chat/completions", chat(model, WEATHER));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        var json = JSON.readTree(response.body());
        var choice = json.at("/choices/0");
        assertThat(choice.get("finish_reason").stringValue()).isEqualTo("tool_calls");
        assertThat(choice.at("/message/content").isNull()).isTrue();
        var call = choice.at("/message/tool_calls/0");
        assertThat(call.get("id").stringValue()).isEqualTo("call_1");
        assertThat(call.get("type").stringValue()).isEqualTo("function");
        assertThat(call.at("/function/name").stringValue()).isEqualTo("weather");
        assertThat(call.at("/function/arguments").stringValue()).isEqualTo("{\"city\":\"Rome\"}");
        assertThat(json.at("/usage/completion_tokens").intValue()).isEqualTo(6); // weather {" city ":" Rome "}
        assertThat(json.at("/usage/prompt_tokens").intValue()).isGreaterThan(30);
        assertThat(response.body()).doesNotContain("evil");
    }

    @Test
    void tellsMinersTheToolsAsTheyCame() throws Exception {
        var model = ableModel(CALLING);

        post(customer(RICH), "/v1/chat/completions", chat(model, WEATHER + """
                ,"tool_choice":{"type":"function","function":{"name":"weather"}},"parallel_tool_calls":false"""));

        var sent = JSON.readTree(CALLING.calls().getLast().body());
        assertThat(sent.at("/tools/0/function/parameters/required/0").stringValue())
                .isEqualTo("city");
        assertThat(sent.at("/tools/0/function/strict").booleanValue()).isTrue();
        assertThat(sent.at("/tools/1/function/name").stringValue()).isEqualTo("time");
        assertThat(sent.at("/tool_choice/function/name").stringValue()).isEqualTo("weather");
        assertThat(sent.get("parallel_tool_calls").booleanValue()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing|{}|",
                "weather|{broken|",
                "weather|7|",
                "weather|{\\\"city\\\":1}|",
                "time|{}|,\"tool_choice\":{\"type\":\"function\",\"function\":{\"name\":\"weather\"}}",
                "weather|{\\\"city\\\":\\\"Rome\\\"}|,\"tool_choice\":\"none\"",
            })
    void aCallThatWasNotAskedForIsTakenOver(String name, String arguments, String choice) throws Exception {
        var wrong = new FakeMiner().answers(call(name, arguments));
        var none = String.valueOf(choice).contains("none");
        var right = none ? new FakeMiner().answers(text("stop")) : CALLING;
        var model = ableModel(wrong, right);
        var extra = WEATHER + (choice == null ? "" : choice) + preferring(wrong);

        var response = post(customer(RICH), "/v1/chat/completions", chat(model, extra));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("x-tao-miner")).hasValue(right.hotkey());
    }

    @Test
    void anAnswerWithoutACallThatIsRequiredIsTakenOver() throws Exception {
        var chatty = new FakeMiner().answers(text("stop"));
        var model = ableModel(chatty, CALLING);
        var extra = WEATHER + ",\"tool_choice\":\"required\"" + preferring(chatty);

        var response = post(customer(RICH), "/v1/chat/completions", chat(model, extra));

        assertThat(response.headers().firstValue("x-tao-miner")).hasValue(CALLING.hotkey());
    }

    @Test
    void streamsParallelCallsApart() throws Exception {
        var streaming = streaming(
                start(0, "call_a", "weather"),
                arguments(0, "{\\\"ci"),
                start(1, "call_b", "weather"),
                arguments(1, "{\\\"city\\\":\\\"Oslo\\\"}"),
                arguments(0, "ty\\\":\\\"Rome\\\"}"),
                "{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}");
        var model = ableModel(streaming);

        var response = post(customer(RICH), "/v1/chat/completions", chat(model, WEATHER + ",\"stream\":true"));

        assertThat(response.body()).as(response.body()).endsWith("data: [DONE]\n\n");
        assertThat(joined(response, 0)).isEqualTo("{\"city\":\"Rome\"}");
        assertThat(joined(response, 1)).isEqualTo("{\"city\":\"Oslo\"}");
        var first = chunks(response).get(1).at("/choices/0/delta/tool_calls/0");
        assertThat(first.get("id").stringValue()).isEqualTo("call_a");
        assertThat(first.at("/function/name").stringValue()).isEqualTo("weather");
        assertThat(first.at("/function/arguments").stringValue()).isEmpty();
        var later = chunks(response).get(2).at("/choices/0/delta/tool_calls/0");
        assertThat(later.has("id")).isFalse();
        assertThat(later.get("index").intValue()).isZero();
        assertThat(chunks(response).getLast().at("/choices/0/finish_reason").stringValue())
                .isEqualTo("tool_calls");
    }

    @Test
    void aStreamThatBeginsWithAWrongCallIsTakenOver() throws Exception {
        var wrong = streaming(start(0, "call_a", "nothing"));
        var right = streaming(start(0, "call_a", "time"), "{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}");
        var model = ableModel(wrong, right);

        var response = post(
                customer(RICH), "/v1/chat/completions", chat(model, WEATHER + ",\"stream\":true" + preferring(wrong)));

        assertThat(response.headers().firstValue("x-tao-miner")).hasValue(right.hotkey());
    }

    @Test
    void argumentsThatAreBrokenInTheEndAreAnErrorEventAndCostNothing() throws Exception {
        var breaking = streaming(
                start(0, "call_a", "weather"),
                arguments(0, "{\\\"city"),
                "{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}");
        var model = ableModel(breaking);

        var response = post(customer(RICH), "/v1/chat/completions", chat(model, WEATHER + ",\"stream\":true"));

        assertThat(response.body()).doesNotContain("[DONE]");
        assertThat(chunks(response).getLast().at("/error/code").stringValue()).isEqualTo("provider_unavailable");
    }

    @Test
    void aModelWhoseMinersTakeNoToolsIsRefusedByName() throws Exception {
        var model = chatModel(CALLING);

        var response = post(customer(RICH), "/v1/chat/completions", chat(model, WEATHER));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(error(response).get("code").stringValue()).isEqualTo("no_miner_matches");
        assertThat(error(response).get("message").stringValue()).contains("tools");
    }

    @Test
    void aResultNeedsAnEarlierCall() throws Exception {
        var model = ableModel(new FakeMiner().answers(text("stop")));
        var history = """
                {"model":"%s","messages":[{"role":"user","content":"Hi"},
                 {"role":"assistant","content":null,"tool_calls":[{"id":"call_1","type":"function","function":{"name":"weather","arguments":"{}"}}]},
                 {"role":"tool","tool_call_id":"%s","content":"sunny"}]}""";

        var known = post(customer(RICH), "/v1/chat/completions", history.formatted(model, "call_1"));
        var unknown = post(customer(RICH), "/v1/chat/completions", history.formatted(model, "call_2"));

        assertThat(known.statusCode()).as(known.body()).isEqualTo(200);
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(error(unknown).get("param").stringValue()).isEqualTo("messages[2].tool_call_id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",\"tool_choice\":\"auto\"|tool_choice",
                ",\"parallel_tool_calls\":true|parallel_tool_calls",
                ",\"tools\":[{\"type\":\"custom\"}]|tools[0].type",
                ",\"tools\":[{\"type\":\"function\"}]|tools[0].function",
                ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"a b\"}}]|tools[0].function.name",
                ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"a\",\"parameters\":7}}]|tools[0].function.parameters",
                ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"a\"}}],\"tool_choice\":\"b\"|tool_choice",
                ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"a\"}}],\"tool_choice\":{\"type\":\"function\",\"function\":{\"name\":\"b\"}}|tool_choice.function.name",
                ",\"functions\":[{\"name\":\"a\"}]|functions",
                ",\"function_call\":\"auto\"|function_call",
            })
    void namesWhatIsWrongWithTools(String extra, String param) throws Exception {
        var response = post(customer(RICH), "/v1/chat/completions", chat("any/model", extra));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(error(response).get("param").stringValue()).isEqualTo(param);
    }

    private static String joined(HttpResponse<String> response, int index) {
        var arguments = new StringBuilder();
        for (var chunk : chunks(response)) {
            for (var call : chunk.at("/choices/0/delta/tool_calls")) {
                if (call.get("index").intValue() == index)
                    arguments.append(call.at("/function/arguments").stringValue());
            }
        }
        return arguments.toString();
    }

    static String preferring(FakeMiner miner) {
        return ",\"provider\":{\"order\":[\"" + miner.hotkey() + "\"]}";
    }

    static FakeMiner streaming(String... choices) {
        return new FakeMiner().does((exchange, _) -> {
            FakeMiner.stream(exchange);
            for (var choice : choices)
                exchange.getResponseBody().write(("data: {\"choices\":[" + choice + "]}\n\n").getBytes());
            exchange.getResponseBody().write("data: [DONE]\n\n".getBytes());
            exchange.close();
        });
    }

    private static String start(int index, String id, String name) {
        return """
                {"index":0,"delta":{"tool_calls":[{"index":%d,"id":"%s","type":"function","function":{"name":"%s","arguments":""}}]}}""".formatted(index, id, name);
    }

    private static String arguments(int index, String part) {
        return """
                {"index":0,"delta":{"tool_calls":[{"index":%d,"function":{"arguments":"%s"}}]}}""".formatted(index, part);
    }

    static String call(String name, String arguments) {
        return """
                {"choices":[{"index":0,"message":{"role":"assistant","content":null,"tool_calls":[
                 {"id":"call_1","type":"function","evil":1,"function":{"name":"%s","arguments":"%s"}}]},"finish_reason":"tool_calls"}]}""".formatted(name, arguments);
    }

    static String text(String finishReason) {
        return """
                {"choices":[{"index":0,"message":{"role":"assistant","content":"Hello"},"finish_reason":"%s"}]}""".formatted(finishReason);
    }
}
