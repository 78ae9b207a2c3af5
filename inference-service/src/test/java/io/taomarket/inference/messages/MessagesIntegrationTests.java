package io.taomarket.inference.messages;

import static io.taomarket.inference.testing.Talk.DONE;
import static io.taomarket.inference.testing.Talk.callEnd;
import static io.taomarket.inference.testing.Talk.callPart;
import static io.taomarket.inference.testing.Talk.callStart;
import static io.taomarket.inference.testing.Talk.delta;
import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.inference.testing.FakeMiner;
import io.taomarket.inference.testing.InferenceTest;
import io.taomarket.inference.testing.NamedEvent;
import io.taomarket.inference.testing.Talk;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class MessagesIntegrationTests extends InferenceTest {

    static final long RICH = 1_000_000_000;
    static final String TOOLS = """
            ,"tools":[{"name":"weather","description":"of a city","input_schema":{"type":"object"}},
            {"name":"time","input_schema":{"type":"object"}}]""";

    final FakeMiner miner = new FakeMiner().does(Talk::helloWorld);
    final Customer customer = customer(RICH);

    @Test
    void answersInAnthropicsShape() throws Exception {
        var model = chatModel(miner);

        var response = post(model, ",\"system\":[{\"type\":\"text\",\"text\":\"Be kind\"}],\"top_k\":5");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        var json = JSON.readTree(response.body());
        assertThat(json.get("id").stringValue()).startsWith("msg_");
        assertThat(json.get("type").stringValue()).isEqualTo("message");
        assertThat(json.get("role").stringValue()).isEqualTo("assistant");
        assertThat(json.get("model").stringValue()).isEqualTo(model);
        assertThat(json.at("/content/0/type").stringValue()).isEqualTo("text");
        assertThat(json.at("/content/0/text").stringValue()).isEqualTo("Hello world");
        assertThat(json.get("stop_reason").stringValue()).isEqualTo("end_turn");
        assertThat(json.get("stop_sequence").isNull()).isTrue();
        assertThat(json.at("/usage/input_tokens").intValue()).isEqualTo(14);
        assertThat(json.at("/usage/output_tokens").intValue()).isEqualTo(2);
        assertThat(json.at("/usage/cache_read_input_tokens").intValue()).isZero();
        assertThat(json.at("/usage/cache_creation_input_tokens").intValue()).isZero();
        assertThat(json.at("/usage/cost_rao").stringValue())
                .isEqualTo(response.headers().firstValue("x-tao-cost-rao").orElseThrow());
        var sent = JSON.readTree(miner.calls().getLast().body());
        assertThat(sent.at("/messages/0/role").stringValue()).isEqualTo("system");
        assertThat(sent.at("/messages/0/content").stringValue()).isEqualTo("Be kind");
        assertThat(sent.get("top_k").intValue()).isEqualTo(5);
        assertThat(sent.get("max_tokens").intValue()).isEqualTo(20);
    }

    @Test
    void takesAListOfModelsAndThinkingThatIsOff() throws Exception {
        var model = chatModel(miner);
        var body = """
                {"models":["%s"],"max_tokens":5,"thinking":{"type":"disabled"},"messages":[{"role":"user","content":"Hi"}]}""".formatted(model);

        var response = post(customer, "/v1/messages", body);
        var counted = post(customer, "/v1/messages/count_tokens", body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(JSON.readTree(response.body()).get("model").stringValue()).isEqualTo(model);
        assertThat(counted.statusCode()).as(counted.body()).isEqualTo(200);
    }

    @Test
    void countsWhatItWouldCharge() throws Exception {
        var model = chatModel(miner);
        var charged = JSON.readTree(post(model, "").body()).at("/usage/input_tokens");
        var calls = miner.calls().size();

        var counted = post(customer(0), "/v1/messages/count_tokens", """
                {"model":"%s","messages":[{"role":"user","content":"Hi"}]}""".formatted(model));

        assertThat(counted.statusCode()).as(counted.body()).isEqualTo(200);
        assertThat(JSON.readTree(counted.body()).get("input_tokens")).isEqualTo(charged);
        assertThat(miner.calls()).hasSize(calls);
    }

    @Test
    void usesToolsAndTakesTheirResults() throws Exception {
        var calling = new FakeMiner().answers("""
                {"choices":[{"index":0,"message":{"content":null,"tool_calls":[
                 {"id":"call_1","type":"function","function":{"name":"weather","arguments":"{\\"city\\":\\"Rome\\"}"}}]},"finish_reason":"tool_calls"}]}""");
        var model = ableModel(calling);

        var response = post(customer, "/v1/messages", """
                {"model":"%s","max_tokens":20,"tool_choice":{"type":"any","disable_parallel_tool_use":true},"messages":[
                 {"role":"user","content":"Weather?"},
                 {"role":"assistant","content":[{"type":"text","text":"Wait"},{"type":"tool_use","id":"t1","name":"time","input":{"zone":1}}]},
                 {"role":"user","content":[{"type":"tool_result","tool_use_id":"t1","content":[{"type":"text","text":"noon"}]},{"type":"text","text":"So?"}]}]%s}""".formatted(model, TOOLS));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        var json = JSON.readTree(response.body());
        assertThat(json.get("stop_reason").stringValue()).isEqualTo("tool_use");
        assertThat(json.at("/content/0/type").stringValue()).isEqualTo("tool_use");
        assertThat(json.at("/content/0/id").stringValue()).isEqualTo("call_1");
        assertThat(json.at("/content/0/input/city").stringValue()).isEqualTo("Rome");
        var sent = JSON.readTree(calling.calls().getLast().body());
        assertThat(sent.get("tool_choice").stringValue()).isEqualTo("required");
        assertThat(sent.get("parallel_tool_calls").booleanValue()).isFalse();
        assertThat(sent.at("/messages/1/tool_calls/0/function/arguments").stringValue())
                .isEqualTo("{\"zone\":1}");
        assertThat(sent.at("/messages/2/role").stringValue()).isEqualTo("tool");
        assertThat(sent.at("/messages/2/content").stringValue()).isEqualTo("noon");
        assertThat(sent.at("/messages/3/content").stringValue()).isEqualTo("So?");
    }

    @Test
    void streamsOneBlockAfterTheOther() throws Exception {
        var model = chatModel(miner);

        var events = stream(model, "");

        assertThat(events)
                .extracting(NamedEvent::name)
                .containsExactly(
                        "message_start",
                        "ping",
                        "content_block_start",
                        "content_block_delta",
                        "content_block_delta",
                        "content_block_stop",
                        "message_delta",
                        "message_stop");
        assertThat(events).allSatisfy(event -> assertThat(event.at("/type")).isEqualTo(event.name()));
        assertThat(events.getFirst().data().at("/message/usage/input_tokens").intValue())
                .isEqualTo(8);
        assertThat(events.get(3).at("/delta/type")).isEqualTo("text_delta");
        assertThat(events.get(3).at("/delta/text")).isEqualTo("Hello");
        var delta = events.get(6).data();
        assertThat(delta.at("/delta/stop_reason").stringValue()).isEqualTo("end_turn");
        assertThat(delta.at("/usage/output_tokens").intValue()).isEqualTo(2);
        assertThat(delta.at("/usage/cost_rao").stringValue()).isEqualTo("12");
    }

    @Test
    void callsThatAreWrittenSideBySideAreStillOneAfterTheOther() throws Exception {
        var model = ableModel(Talk.streaming(
                delta("Wait"),
                callStart(0, "c1", "weather"),
                callPart(0, "{\\\"city\\\":"),
                callStart(1, "c2", "time"),
                callPart(1, "{\\\"zone\\\""),
                callPart(0, "1}"),
                callPart(1, ":2}"),
                callEnd(),
                DONE));

        var events = stream(model, TOOLS);

        var open = -1;
        var blocks = new StringBuilder[] {new StringBuilder(), new StringBuilder(), new StringBuilder()};
        for (var event : events) {
            var index = event.data().path("index").asInt(-1);
            switch (event.name()) {
                case "content_block_start" -> {
                    assertThat(index).isEqualTo(++open);
                    blocks[index].append(event.at("/content_block/id"));
                }
                case "content_block_delta" -> {
                    assertThat(index).isEqualTo(open);
                    blocks[index].append(event.at("/delta/text")).append(event.at("/delta/partial_json"));
                }
                case "content_block_stop" -> assertThat(index).isEqualTo(open);
                default -> {}
            }
        }
        assertThat(blocks[0]).hasToString("Wait");
        assertThat(blocks[1]).hasToString("c1{\"city\":1}");
        assertThat(blocks[2]).hasToString("c2{\"zone\":2}");
        assertThat(events.get(events.size() - 2).at("/delta/stop_reason")).isEqualTo("tool_use");
    }

    @Test
    void namesTheStopSequenceThatEndedIt() throws Exception {
        var stopping = new FakeMiner().answers("""
                {"choices":[{"index":0,"message":{"content":"Hello"},"finish_reason":"stop","stop_reason":" world"}]}""");
        var overrun = new FakeMiner().does(Talk::helloWorld);

        for (var server : new FakeMiner[] {stopping, overrun}) {
            var json = JSON.readTree(post(chatModel(server), ",\"stop_sequences\":[\"moon\",\" world\"]")
                    .body());
            assertThat(json.at("/content/0/text").stringValue()).isEqualTo("Hello");
            assertThat(json.get("stop_reason").stringValue()).isEqualTo("stop_sequence");
            assertThat(json.get("stop_sequence").stringValue()).isEqualTo(" world");
        }
        var last = stream(chatModel(overrun), ",\"stop_sequences\":[\" wor\"]")
                .reversed()
                .get(1);
        assertThat(last.at("/delta/stop_sequence")).isEqualTo(" wor");
    }

    @Test
    void aCutAnswerHasReachedItsTokens() throws Exception {
        var model = chatModel(new FakeMiner().answers(Talk.whole("Hello", "length")));

        assertThat(JSON.readTree(post(model, "").body()).get("stop_reason").stringValue())
                .isEqualTo("max_tokens");
    }

    @Test
    void aFailureLaterIsAnErrorEvent() throws Exception {
        var model = chatModel(Talk.streaming(delta("Hello"), "data: {oops\n\n"));

        var response = post(model, ",\"stream\":true");
        var last = NamedEvent.all(response.body()).getLast();

        assertThat(last.name()).isEqualTo("error");
        assertThat(last.at("/request_id"))
                .isEqualTo(response.headers().firstValue("x-request-id").orElseThrow());
        assertThat(last.at("/type")).isEqualTo("error");
        assertThat(last.at("/error/type")).isEqualTo("api_error");
        assertThat(last.at("/error/message")).isNotBlank();
    }

    @Test
    void everyRefusalHasAnthropicsShape() throws Exception {
        var poor = post(customer(0), "/v1/messages", body(chatModel(miner), ""));
        var broken = post(chatModel(new FakeMiner()), "");
        var unknown = post("no/such", "");
        var wrong = post(customer, "/v1/messages", "{");
        var overloaded = post("sim/unserved", "");

        assertError(poor, 402, "billing_error");
        assertError(unknown, 404, "not_found_error");
        assertError(wrong, 400, "invalid_request_error");
        assertError(broken, 529, "overloaded_error");
        assertError(overloaded, 529, "overloaded_error");
        assertThat(overloaded.headers().firstValue("retry-after")).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]|max_tokens",
                "\"max_tokens\":5|messages",
                "\"max_tokens\":5,\"messages\":[{\"role\":\"system\",\"content\":\"a\"}]|messages[0].role",
                "\"max_tokens\":5,\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image\"}]}]|image",
                "\"max_tokens\":5,\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"x\"}]}]|tool_use_id",
                "\"max_tokens\":5,\"messages\":[{\"role\":\"user\",\"content\":\"a\"}],\"thinking\":{\"type\":\"adaptive\"}|thinking",
                "\"max_tokens\":5,\"messages\":[{\"role\":\"user\",\"content\":\"a\"}],\"thinking\":true|thinking",
                "\"max_tokens\":5,\"messages\":[{\"role\":\"user\",\"content\":\"a\"}],\"thinking\":{\"type\":\"enabled\"}|thinking",
                "\"max_tokens\":5,\"messages\":[{\"role\":\"user\",\"content\":\"a\"}],\"temperature\":1.5|temperature",
                "\"max_tokens\":5,\"messages\":[{\"role\":\"user\",\"content\":\"a\"}],\"tools\":[{\"type\":\"web_search_20250305\",\"name\":\"w\"}]|tools[0].type",
            })
    void namesWhatItDoesNotTake(String members, String named) throws Exception {
        var response = post(customer, "/v1/messages", "{\"model\":\"any/model\",%s}".formatted(members));

        assertThat(assertError(response, 400, "invalid_request_error")
                        .at("/error/message")
                        .stringValue())
                .contains(named);
    }

    @Test
    void aKeyIsHonouredHereToo() throws Exception {
        var request = request(customer, "/v1/messages", body(chatModel(miner), ",\"stream\":true"))
                .header("Idempotency-Key", "k")
                .build();

        var first = http.send(request, HttpResponse.BodyHandlers.ofString());
        var second = http.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("idempotency-replayed")).hasValue("true");
        assertThat(miner.calls()).hasSize(1);
    }

    private static JsonNode assertError(HttpResponse<String> response, int status, String type) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        var json = JSON.readTree(response.body());
        assertThat(json.get("type").stringValue()).isEqualTo("error");
        assertThat(json.at("/error/type").stringValue()).isEqualTo(type);
        assertThat(json.at("/error/message").stringValue()).isNotBlank();
        assertThat(json.get("request_id").stringValue()).isNotBlank();
        return json;
    }

    private List<NamedEvent> stream(String model, String extra) throws Exception {
        var response = post(model, ",\"stream\":true" + extra);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return NamedEvent.all(response.body());
    }

    private HttpResponse<String> post(String model, String extra) throws Exception {
        return post(customer, "/v1/messages", body(model, extra));
    }

    private static String body(String model, String extra) {
        return "{\"model\":\"%s\",\"max_tokens\":20,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]%s}"
                .formatted(model, extra);
    }
}
