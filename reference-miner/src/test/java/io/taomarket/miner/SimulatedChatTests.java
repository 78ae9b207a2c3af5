package io.taomarket.miner;

import static io.taomarket.miner.MinerClient.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.chassis.signing.SigningKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SimulatedChatTests {

    private static final SigningKey PLATFORM = SigningKey.generate();
    private static final String WEATHER = """
            {"type": "function", "function": {"name": "weather", "parameters": {"type": "object",
             "properties": {"city": {"type": "string"}, "days": {"type": "integer", "minimum": 1, "maximum": 7},
                            "unit": {"enum": ["celsius", "kelvin"]}},
             "required": ["city", "days", "unit"], "additionalProperties": false}}}""";
    private static final String CLOCK = """
            {"type": "function", "function": {"name": "clock", "parameters": {"type": "object", "properties": {}}}}""";
    private static Miner miner;
    private static MinerClient client;

    @BeforeAll
    static void start() throws IOException {
        var servings = List.of(Serving.honest("sim/echo-small"), Serving.honest("sim/echo-tools"));
        miner = Miner.start(MinerConfig.local(0, SigningKey.generate(), PLATFORM.address(), servings));
        client = new MinerClient(miner, PLATFORM);
    }

    @AfterAll
    static void stop() {
        client.close();
        miner.close();
    }

    @Test
    void saysTheSameInEveryChoice() {
        var reply = chat("sim/echo-small", "one two", ", \"n\": 3");

        assertThat(reply.path("choices")).hasSize(3).allSatisfy(choice -> assertThat(
                        choice.path("message").path("content").asString())
                .isEqualTo("one two"));
        assertThat(reply.path("choices").get(2).path("index").intValue()).isEqualTo(2);
        assertThat(reply.path("usage").path("completion_tokens").intValue()).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({"'\"THREE\"', 'one two '", "'[\"two\", \"one \"]', ''", "'[\"nowhere\"]', 'one two THREE four'"})
    void endsBeforeTheFirstOfItsStops(String stop, String said) {
        var choice = chat("sim/echo-small", "one two THREE four", ", \"stop\": " + stop)
                .path("choices")
                .get(0);

        assertThat(choice.path("message").path("content").asString()).isEqualTo(said);
        assertThat(choice.path("finish_reason").asString()).isEqualTo("stop");
    }

    @Test
    void showsTheSameLikelihoodsForTheSameSeedFromHighToLow() {
        var more = ", \"logprobs\": true, \"top_logprobs\": 5, \"seed\": 7";
        var content = logprobs(chat("sim/echo-small", "so 👍 it is", more));

        assertThat(content).hasSize(4).isEqualTo(logprobs(chat("sim/echo-small", "so 👍 it is", more)));
        assertThat(content).isNotEqualTo(logprobs(chat("sim/echo-small", "so 👍 it is", more.replace("7", "8"))));
        var bytes = new ByteArrayOutputStream();
        for (var token : content) {
            token.path("bytes").forEach(octet -> bytes.write(octet.intValue()));
            var tops = StreamSupport.stream(token.path("top_logprobs").spliterator(), false)
                    .map(top -> top.path("logprob").doubleValue())
                    .toList();
            assertThat(tops).hasSize(5).isSortedAccordingTo((one, other) -> Double.compare(other, one));
            assertThat(tops.getFirst()).isEqualTo(token.path("logprob").doubleValue());
        }
        assertThat(bytes.toString(UTF_8)).isEqualTo("so 👍 it is");
    }

    @Test
    void showsNoLikelihoodsUnasked() {
        assertThat(chat("sim/echo-small", "hello", "")
                        .path("choices")
                        .get(0)
                        .path("logprobs")
                        .isNull())
                .isTrue();
    }

    @Test
    void refusesAPromptBeyondItsContext() {
        var response = client.post("/v1/chat/completions", body("sim/echo-small", "word ".repeat(8_192), ""));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("error").path("code").asString()).isEqualTo("context_length_exceeded");
    }

    @Test
    void callsTheFirstToolWithArgumentsThatFit() {
        var choice = chat("sim/echo-tools", "Rome", tools("")).path("choices").get(0);

        assertThat(choice.path("finish_reason").asString()).isEqualTo("tool_calls");
        assertThat(choice.path("message").path("content").isNull()).isTrue();
        var call = choice.path("message").path("tool_calls").get(0);
        assertThat(call.path("type").asString()).isEqualTo("function");
        assertThat(call.path("function").path("name").asString()).isEqualTo("weather");
        assertThat(call.path("function").path("arguments").asString())
                .isEqualTo("{\"city\":\"Rome\",\"days\":1,\"unit\":\"celsius\"}");
    }

    @Test
    void callsTheToolThatIsAskedFor() {
        var named = ", \"tool_choice\": {\"type\": \"function\", \"function\": {\"name\": \"clock\"}}";
        var calls = calls(chat("sim/echo-tools", "Rome\n!sim {\"tool_calls\": 2}", tools(named)));

        assertThat(calls).hasSize(2).allSatisfy(call -> assertThat(
                        call.path("function").path("name").asString())
                .isEqualTo("clock"));
        assertThat(calls.get(0).path("id")).isNotEqualTo(calls.get(1).path("id"));
    }

    @Test
    void callsSeveralToolsAtOnceUnlessForbidden() {
        var text = "Rome\n!sim {\"tool_calls\": 3}";

        assertThat(calls(chat("sim/echo-tools", text, tools("")))).hasSize(3);
        assertThat(calls(chat("sim/echo-tools", text, tools(", \"parallel_tool_calls\": false"))))
                .hasSize(1);
    }

    @Test
    void callsNoToolWhenNoneIsWantedOrWhenItHasAnswered() {
        var unwanted = chat("sim/echo-tools", "Rome", tools(", \"tool_choice\": \"none\""));
        var answered = json(client.post("/v1/chat/completions", """
                {"model": "sim/echo-tools", "tools": [%s], "messages": [{"role": "user", "content": "Rome"},
                 {"role": "assistant", "tool_calls": [{"id": "a", "type": "function",
                  "function": {"name": "weather", "arguments": "{}"}}]},
                 {"role": "tool", "tool_call_id": "a", "content": "It rains."}]}""".formatted(WEATHER)));

        assertThat(unwanted.path("choices")
                        .get(0)
                        .path("message")
                        .path("content")
                        .asString())
                .isEqualTo("Rome");
        assertThat(answered.path("choices")
                        .get(0)
                        .path("message")
                        .path("content")
                        .asString())
                .isEqualTo("It rains.");
    }

    @Test
    void streamsCallsOneAfterTheOtherInFragments() {
        var body = body("sim/echo-tools", "Rome\n!sim {\"tool_calls\": 2}", tools(", \"stream\": true"));
        var fragments = events(client.post("/v1/chat/completions", body).body()).stream()
                .map(event -> event.path("choices")
                        .path(0)
                        .path("delta")
                        .path("tool_calls")
                        .path(0))
                .filter(fragment -> !fragment.isMissingNode())
                .toList();

        for (var index = 0; index < 2; index++) {
            var place = index;
            var own = fragments.stream()
                    .filter(fragment -> fragment.path("index").intValue() == place)
                    .toList();
            assertThat(own.getFirst().path("id").asString()).startsWith("call_");
            assertThat(own.subList(1, own.size())).noneMatch(fragment -> fragment.has("id"));
            var arguments = new StringBuilder();
            own.forEach(one ->
                    arguments.append(one.path("function").path("arguments").asString()));
            assertThat(JsonMapper.shared().readTree(arguments.toString()).isObject())
                    .isTrue();
        }
    }

    @Test
    void fillsInASchemaOrBreaksItWhenTold() {
        var schema = ", \"response_format\": {\"type\": \"json_schema\", \"json_schema\": {\"name\": \"s\", "
                + "\"strict\": true, \"schema\": {\"type\": \"object\", \"properties\": {\"title\": "
                + "{\"type\": \"string\"}}, \"required\": [\"title\"]}}}";

        assertThat(content(chat("sim/echo-tools", "Dune", schema))).isEqualTo("{\"title\":\"Dune\"}");
        assertThat(content(chat("sim/echo-tools", "Dune\n!sim {\"fault\": \"schema_violation\"}", schema)))
                .isEqualTo("{\"title\":0}");
        assertThat(content(chat("sim/echo-tools", "Dune", ", \"response_format\": {\"type\": \"json_object\"}")))
                .isEqualTo("{\"text\":\"Dune\"}");
    }

    private static String tools(String more) {
        return ", \"tools\": [" + WEATHER + ", " + CLOCK + "]" + more;
    }

    private static JsonNode calls(JsonNode reply) {
        return reply.path("choices").get(0).path("message").path("tool_calls");
    }

    private static JsonNode logprobs(JsonNode reply) {
        return reply.path("choices").get(0).path("logprobs").path("content");
    }

    private static String content(JsonNode reply) {
        return reply.path("choices").get(0).path("message").path("content").asString();
    }

    private static JsonNode chat(String model, String text, String more) {
        var response = client.post("/v1/chat/completions", body(model, text, more));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response);
    }

    private static String body(String model, String text, String more) {
        var content = JsonMapper.shared().writeValueAsString(text);
        return "{\"model\": \"" + model + "\", \"messages\": [{\"role\": \"user\", \"content\": " + content + "}]"
                + more + "}";
    }

    private static List<JsonNode> events(String body) {
        var events = new ArrayList<JsonNode>();
        body.lines()
                .filter(line -> line.startsWith("data: {"))
                .forEach(line -> events.add(JsonMapper.shared().readTree(line.substring(6))));
        return events;
    }
}
