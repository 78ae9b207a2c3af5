package io.taomarket.inference.responses;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseStreamEvent;
import io.taomarket.inference.testing.FakeMiner;
import io.taomarket.inference.testing.Talk;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponsesIntegrationTests extends ResponsesTest {

    @Test
    void answersInTheShapeOfAResponse() throws Exception {
        var model = chatModel(miner);

        var response = post("""
                {"model":"%s","input":"Hi","instructions":"Be kind","temperature":0.5,"metadata":{"a":"b"}}""".formatted(model));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        var json = JSON.readTree(response.body());
        assertThat(json.get("object").stringValue()).isEqualTo("response");
        assertThat(json.get("id").stringValue()).startsWith("resp_");
        assertThat(json.get("status").stringValue()).isEqualTo("completed");
        assertThat(json.get("model").stringValue()).isEqualTo(model);
        assertThat(json.get("output_text").stringValue()).isEqualTo("Hello world");
        assertThat(json.at("/output/0/type").stringValue()).isEqualTo("message");
        assertThat(json.at("/output/0/role").stringValue()).isEqualTo("assistant");
        assertThat(json.at("/output/0/content/0/type").stringValue()).isEqualTo("output_text");
        assertThat(json.at("/output/0/content/0/text").stringValue()).isEqualTo("Hello world");
        assertThat(json.get("store").booleanValue()).isFalse();
        assertThat(json.get("error").isNull()).isTrue();
        assertThat(json.get("instructions").stringValue()).isEqualTo("Be kind");
        assertThat(json.get("temperature").doubleValue()).isEqualTo(0.5);
        assertThat(json.at("/metadata/a").stringValue()).isEqualTo("b");
        var usage = json.get("usage");
        assertThat(usage.get("input_tokens").intValue()).isEqualTo(14);
        assertThat(usage.at("/input_tokens_details/cached_tokens").intValue()).isZero();
        assertThat(usage.get("output_tokens").intValue()).isEqualTo(2);
        assertThat(usage.at("/output_tokens_details/reasoning_tokens").intValue())
                .isZero();
        assertThat(usage.get("total_tokens").intValue()).isEqualTo(16);
        assertThat(usage.get("cost_rao").stringValue())
                .isEqualTo(response.headers().firstValue("x-tao-cost-rao").orElseThrow());
        var sent = JSON.readTree(miner.calls().getLast().body());
        assertThat(sent.at("/messages/0/role").stringValue()).isEqualTo("system");
        assertThat(sent.at("/messages/1/content").stringValue()).isEqualTo("Hi");
    }

    @Test
    void servesTheFirstOfAListOfModels() throws Exception {
        var model = chatModel(miner);

        var response = post("{\"models\":[\"%s\"],\"input\":\"Hi\"}".formatted(model));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(JSON.readTree(response.body()).get("model").stringValue()).isEqualTo(model);
    }

    @Test
    void includesLogprobsWhereTheyAreWanted() throws Exception {
        var sure = new FakeMiner().answers("""
                {"choices":[{"index":0,"message":{"content":"Hello world"},"finish_reason":"stop",
                 "logprobs":{"content":[%s,%s]}}]}""".formatted(HELLO, WORLD));
        var model = ableModel(sure);

        var response = post("{\"model\":\"%s\",\"input\":\"Hi\"%s}".formatted(model, LOGPROBS));
        var without = post("{\"model\":\"%s\",\"input\":\"Hi\"}".formatted(model));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertLikely(JSON.readTree(response.body()).at("/output/0/content/0/logprobs"));
        assertThat(JSON.readTree(without.body()).at("/output/0/content/0/logprobs"))
                .isEmpty();
        var sent = JSON.readTree(sure.calls().getFirst().body());
        assertThat(sent.get("logprobs").booleanValue()).isTrue();
        assertThat(sent.get("top_logprobs").intValue()).isEqualTo(2);
    }

    @Test
    void continuesAConversationOfItems() throws Exception {
        var model = ableModel(miner);

        var response = post("""
                {"model":"%s","input":[
                  {"role":"user","content":[{"type":"input_text","text":"Weather"},{"type":"input_text","text":"?"}]},
                  {"type":"message","id":"msg_1","role":"assistant","content":[{"type":"output_text","text":"Let me see","annotations":[]}]},
                  {"type":"function_call","id":"fc_1","call_id":"c1","name":"weather","arguments":"{}"},
                  {"type":"function_call","call_id":"c2","name":"time","arguments":"{}"},
                  {"type":"function_call_output","call_id":"c1","output":"sunny"},
                  {"type":"function_call_output","call_id":"c2","output":[{"type":"input_text","text":"noon"}]}]%s}""".formatted(model, TOOLS));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        var messages = JSON.readTree(miner.calls().getLast().body()).get("messages");
        assertThat(messages).hasSize(4);
        assertThat(messages.at("/0/content").stringValue()).isEqualTo("Weather?");
        assertThat(messages.at("/1/content").stringValue()).isEqualTo("Let me see");
        assertThat(messages.at("/1/tool_calls/1/id").stringValue()).isEqualTo("c2");
        assertThat(messages.at("/2/tool_call_id").stringValue()).isEqualTo("c1");
        assertThat(messages.at("/3/content").stringValue()).isEqualTo("noon");
    }

    @Test
    void whatWasCutShortIsIncomplete() throws Exception {
        var model = chatModel(new FakeMiner().answers(Talk.whole("Hello", "length")));

        var response = post("{\"model\":\"%s\",\"input\":\"Hi\",\"max_output_tokens\":1}".formatted(model));

        var json = JSON.readTree(response.body());
        assertThat(json.get("status").stringValue()).isEqualTo("incomplete");
        assertThat(json.at("/incomplete_details/reason").stringValue()).isEqualTo("max_output_tokens");
    }

    @Test
    void givesJsonAfterASchema() throws Exception {
        var model = ableModel(new FakeMiner().answers(Talk.whole("{\\\"a\\\":1}", "stop")));

        var response = post("""
                {"model":"%s","input":"Hi","text":{"format":{"type":"json_schema","name":"x","strict":true,
                 "schema":{"type":"object","properties":{"a":{"type":"integer"}},"required":["a"],"additionalProperties":false}}}}""".formatted(model));

        assertThat(JSON.readTree(response.body()).get("output_text").stringValue())
                .isEqualTo("{\"a\":1}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"input\":\"a\",\"previous_response_id\":\"resp_1\"|previous_response_id",
                "\"input\":\"a\",\"store\":true|store",
                "\"input\":\"a\",\"background\":true|background",
                "\"input\":\"a\",\"conversation\":\"c\"|conversation",
                "\"input\":\"a\",\"tools\":[{\"type\":\"web_search\"}]|tools[0].type",
                "\"input\":\"a\",\"truncation\":\"auto\"|truncation",
                "\"input\":\"a\",\"include\":[\"file_search_call.results\"]|include",
                "\"input\":\"a\",\"top_logprobs\":2|top_logprobs",
                "\"input\":\"a\",\"include\":[\"message.output_text.logprobs\"],\"top_logprobs\":21|top_logprobs",
                "\"input\":\"a\",\"tool_choice\":\"required\"|tool_choice",
                "\"input\":\"a\",\"temperature\":3|temperature",
                "\"input\":\"a\",\"max_output_tokens\":\"5\"|max_output_tokens",
                "\"instructions\":\"a\"|input",
                "\"input\":[]|input",
                "\"input\":[{\"type\":\"item_reference\",\"id\":\"x\"}]|input[0].type",
                "\"input\":[{\"role\":\"user\",\"content\":[{\"type\":\"input_image\",\"image_url\":\"x\"}]}]|input[0].content[0].type",
                "\"input\":[{\"type\":\"function_call_output\",\"call_id\":\"no\",\"output\":\"x\"}]|input[0].call_id",
            })
    void namesWhatItDoesNotTake(String members, String param) throws Exception {
        var response = post("{\"model\":\"any/model\",%s}".formatted(members));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(error(response).get("param").stringValue()).isEqualTo(param);
    }

    @Test
    void officialClientsUnderstandIt() {
        var client = OpenAIOkHttpClient.builder()
                .baseUrl(uri("/v1").toString())
                .apiKey("unused")
                .putHeader("X-Tao-Caller", token(customer))
                .build();
        var params = ResponseCreateParams.builder()
                .model(chatModel(miner))
                .input("Hi")
                .build();

        var whole = client.responses().create(params).validate();

        assertThat(whole.usage().orElseThrow().totalTokens()).isEqualTo(10);
        assertThat(whole.output()
                        .getFirst()
                        .asMessage()
                        .content()
                        .getFirst()
                        .asOutputText()
                        .text())
                .isEqualTo("Hello world");
        try (var stream = client.responses().createStreaming(params)) {
            List<ResponseStreamEvent> events = stream.stream().toList();
            assertThat(events).allSatisfy(ResponseStreamEvent::validate);
            assertThat(events.getLast().isCompleted()).isTrue();
        }
    }
}
