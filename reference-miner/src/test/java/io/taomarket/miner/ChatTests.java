package io.taomarket.miner;

import static io.taomarket.miner.MinerClient.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.taomarket.chassis.signing.SigningKey;
import io.taomarket.chatmodel.HouseModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChatTests {

    private static final SigningKey PLATFORM = SigningKey.generate();
    private static final String CHAT = "/v1/chat/completions";
    private static final String TOOL = """
            , "tools": [{"type": "function", "function": {"name": "get_weather", "parameters": {"type": "object",
            "properties": {"city": {"type": "string"}}, "required": ["city"]}}}]""";
    private static final String CALL = "/choices/0/message/tool_calls/0/function";
    private static final String BUYER = """
            , "response_format": {"type": "json_schema", "json_schema": {"name": "a", "schema": {"type": "object",
            "properties": {"buyer": {"type": "string"}, "amount": {"type": "integer"}},
            "required": ["buyer", "amount"], "additionalProperties": false}}}""";
    private static Miner miner;
    private static MinerClient client;

    @BeforeAll
    static void start() throws IOException {
        var servings = List.of(
                Serving.honest("taomarket/chat-nano"), new Serving("taomarket/chat-mini", "taomarket/chat-nano"));
        miner = Miner.start(MinerConfig.local(0, SigningKey.generate(), PLATFORM.address(), servings));
        client = new MinerClient(miner, PLATFORM);
    }

    @AfterAll
    static void stop() {
        client.close();
        miner.close();
    }

    @Test
    void streamsWhatItSaysInOnePiece() {
        var more = ", \"seed\": 3, \"temperature\": 1, \"max_tokens\": 30";
        var whole = chat("What is TAO?", more);
        var events = events(
                chatBody("What is TAO?", more + ", \"stream\": true, \"stream_options\": {\"include_usage\": true}"));

        assertThat(events.getFirst().at("/choices/0/delta/role").asString()).isEqualTo("assistant");
        var text = new StringBuilder();
        events.forEach(event -> text.append(event.at("/choices/0/delta/content").asString("")));
        assertThat(text).hasToString(content(whole));
        var end = events.get(events.size() - 2);
        assertThat(end.at("/choices/0/finish_reason")).isEqualTo(whole.at("/choices/0/finish_reason"));
        assertThat(events.getLast().path("usage")).isEqualTo(whole.path("usage"));
    }

    @Test
    void eachChoiceDrawsOtherwiseAndTheSameAgainWithItsSeed() {
        var more = ", \"n\": 3, \"seed\": 5, \"temperature\": 2, \"max_tokens\": 12";
        var first = chat("Tell me something.", more).path("choices");

        assertThat(first).hasSize(3);
        assertThat(StreamSupport.stream(first.spliterator(), false).map(choice -> choice.path("message")))
                .doesNotHaveDuplicates();
        assertThat(chat("Tell me something.", more).path("choices")).isEqualTo(first);
    }

    @Test
    void showsHowLikelyItsTokensWere() {
        var reply = chat("What is TAO?", ", \"logprobs\": true, \"top_logprobs\": 20, \"max_tokens\": 10");
        var tokens = reply.at("/choices/0/logprobs/content");

        assertThat(tokens).hasSize(reply.at("/usage/completion_tokens").intValue());
        var bytes = new ByteArrayOutputStream();
        for (var token : tokens) {
            token.path("bytes").forEach(octet -> bytes.write(octet.intValue()));
            var tops = StreamSupport.stream(token.path("top_logprobs").spliterator(), false)
                    .map(top -> top.path("logprob").doubleValue())
                    .toList();
            assertThat(tops).hasSize(20).isSortedAccordingTo((one, other) -> Double.compare(other, one));
            assertThat(tops.stream().mapToDouble(Math::exp).sum()).isBetween(0.5, 1.000001);
            assertThat(token.path("logprob").doubleValue()).isEqualTo(tops.getFirst());
        }
        assertThat(bytes.toString(UTF_8)).isEqualTo(content(reply));
    }

    @Test
    void saysOfAGivenTextWhatItSaidWhenItSpoke() {
        var vocabulary = HouseModel.vocabulary();
        var said =
                chat("What is TAO?", ", \"logprobs\": true, \"max_tokens\": 8").at("/choices/0/logprobs/content");
        var prompt = new StringBuilder("1010");
        for (var id : vocabulary.encode("What is TAO?")) prompt.append(',').append(id);
        prompt.append(",1008,1011");
        var promptTokens = prompt.toString().split(",").length;
        for (var token : said)
            prompt.append(',').append(vocabulary.encode(token.path("token").asString())[0]);

        var echo = json(client.post("/v1/completions", """
                {"model": "taomarket/chat-nano", "prompt": [%s], "echo": true, "logprobs": 1, "max_tokens": 0}""".formatted(prompt)));
        var likelihoods = echo.at("/choices/0/logprobs/token_logprobs");

        assertThat(likelihoods.path(0).isNull()).isTrue();
        for (var i = 0; i < said.size(); i++)
            assertThat(likelihoods.path(promptTokens + i).doubleValue())
                    .isCloseTo(said.path(i).path("logprob").doubleValue(), within(1e-12));
        assertThat(echo.at("/usage/completion_tokens").intValue()).isZero();
    }

    @Test
    void endsBeforeAStopThatIsSpreadOverTokens() {
        var text = content(chat("What is TAO?", ", \"max_tokens\": 20"));
        var stop = text.substring(3, 9);
        var reply = chat("What is TAO?", ", \"stop\": [\"" + stop + "\"]");

        assertThat(content(reply)).isEqualTo(text.substring(0, text.indexOf(stop)));
        assertThat(reply.at("/choices/0/finish_reason").asString()).isEqualTo("stop");
    }

    @Test
    void eachPieceOfAStreamComesWithTheLogprobsOfItsTokensAlsoWhileAStopMayBegin() {
        var ask = "What is a hotkey?";
        var whole = chat(ask, ", \"logprobs\": true, \"stop\": [\"stop\"]");
        var events = events(chatBody(ask, ", \"logprobs\": true, \"stop\": [\"stop\"], \"stream\": true"));

        var text = new StringBuilder();
        var bytes = new ByteArrayOutputStream();
        for (var event : events) {
            text.append(event.at("/choices/0/delta/content").asString(""));
            for (var token : event.at("/choices/0/logprobs/content"))
                token.path("bytes").forEach(octet -> bytes.write(octet.intValue()));
            assertThat(bytes.toString(UTF_8)).isEqualTo(text.toString());
        }
        assertThat(text).hasToString(content(whole));
    }

    @Test
    void aDocumentThatHasNoRoomIsCutWhereItWas() {
        var ask = "Ben bought 12 apples.";
        var whole = chat(ask, BUYER);
        for (var most = 1; most < whole.at("/usage/completion_tokens").intValue(); most += 3) {
            var cut = chat(ask, BUYER + ", \"max_tokens\": " + most);

            assertThat(cut.at("/choices/0/finish_reason").asString()).isEqualTo("length");
            assertThat(content(whole)).startsWith(content(cut));
            assertThat(cut.at("/usage/completion_tokens").intValue()).isEqualTo(most);
        }
    }

    @Test
    void aCallThatHasNoRoomShowsTheBeginningOfItsArguments() {
        var forced = TOOL + ", \"tool_choice\": \"required\"";
        var whole = chat("How is the weather in Oslo?", forced);
        var most = whole.at("/usage/completion_tokens").intValue() - 1;
        var cut = chat("How is the weather in Oslo?", forced + ", \"max_tokens\": " + most);
        var events =
                events(chatBody("How is the weather in Oslo?", forced + ", \"stream\": true, \"max_tokens\": " + most));

        assertThat(cut.at("/choices/0/finish_reason").asString()).isEqualTo("length");
        assertThat(cut.at(CALL + "/name")).isEqualTo(whole.at(CALL + "/name"));
        var arguments = cut.at(CALL + "/arguments").asString();
        assertThat(whole.at(CALL + "/arguments").asString())
                .startsWith(arguments)
                .isNotEqualTo(arguments);
        var streamed = new StringBuilder();
        events.forEach(event -> streamed.append(
                event.at("/choices/0/delta/tool_calls/0/function/arguments").asString("")));
        assertThat(streamed).isNotEmpty().hasToString(arguments);
        assertThat(events.getLast().at("/choices/0/finish_reason").asString()).isEqualTo("length");
    }

    @Test
    void stopsWorkingOnceNobodyWaitsAnyMore() {
        for (var stream : List.of(false, true)) {
            var body = chatBody(
                    "Tell me.", ", \"n\": 128, \"frequency_penalty\": -2, \"temperature\": 2, \"stream\": " + stream);
            var headers = new HashMap<>(client.sign("POST", CHAT, body));
            headers.put("X-Tao-Deadline", Long.toString(System.currentTimeMillis() + 300));

            if (stream)
                assertThatThrownBy(() -> client.send("POST", CHAT, body, headers))
                        .isInstanceOf(UncheckedIOException.class);
            else
                assertThat(client.send("POST", CHAT, body, headers).statusCode())
                        .isEqualTo(504);
        }
        var start = System.nanoTime();
        assertThat(content(chat("What is TAO?", ""))).isNotEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void callsTheToolThatItMustAndNoOtherBesideIt() {
        var reply = chat(
                "How is the weather in Oslo?",
                TOOL + ", \"tool_choice\": \"required\", \"parallel_tool_calls\": false");
        assertThat(reply.at("/choices/0/message/tool_calls")).hasSize(1);
        var call = reply.at("/choices/0/message/tool_calls/0");

        assertThat(reply.at("/choices/0/finish_reason").asString()).isEqualTo("tool_calls");
        assertThat(call.at("/function/name").asString()).isEqualTo("get_weather");
        assertThat(JsonMapper.shared()
                        .readTree(call.at("/function/arguments").asString())
                        .path("city")
                        .isString())
                .isTrue();
        assertThat(chat("Hello", TOOL + ", \"tool_choice\": \"none\"").at("/choices/0/message/tool_calls"))
                .isEmpty();
    }

    @Test
    void aCallThatHasNoRoomBreaksOffAndOthersAreAnsweredAfterIt() {
        for (var most = 1; most <= 4; most++) {
            var cut = chat("How is the weather?", TOOL + ", \"tool_choice\": \"required\", \"max_tokens\": " + most);
            assertThat(cut.at("/choices/0/finish_reason").asString()).isEqualTo("length");
            assertThat(cut.at("/usage/completion_tokens").intValue()).isEqualTo(most);
        }
        assertThat(content(chat("What is TAO?", ""))).isNotEmpty();
    }

    @Test
    void fillsASchemaHoweverLittleItUnderstands() {
        var format = """
                , "temperature": 2, "seed": 9, "response_format": {"type": "json_schema", "json_schema": {"name": "a",
                "schema": {"type": "object", "properties": {"name": {"type": "string"}, "age": {"type": "integer"}},
                "required": ["name", "age"], "additionalProperties": false}}}, "max_tokens": 40""";
        var document = JsonMapper.shared().readTree(content(chat("I am Ben. Aged 31.", format)));

        assertThat(document.path("name").isString()).isTrue();
        assertThat(document.path("age").isIntegralNumber()).isTrue();
    }

    @Test
    void readsTextInPartsAndASystemMessage() {
        var parts = "[{\"type\": \"text\", \"text\": \"What is \"}, {\"type\": \"text\", \"text\": \"TAO?\"}]";
        var system = "{\"role\": \"system\", \"content\": \"Be kind.\"}, ";
        var split = post(body(system + "{\"role\": \"user\", \"content\": " + parts + "}", ""));
        var joined = post(body(system + "{\"role\": \"user\", \"content\": \"What is TAO?\"}", ""));

        assertThat(content(split)).isEqualTo(content(joined));
    }

    @Test
    void aSwappedModelAnswersUnderTheNameThatItClaims() {
        var message = "{\"role\": \"user\", \"content\": \"What is TAO?\"}";
        var swapped = post(body(message, "").replace("chat-nano", "chat-mini"));

        assertThat(swapped.path("model").asString()).isEqualTo("taomarket/chat-mini");
        assertThat(content(swapped)).isEqualTo(content(chat("What is TAO?", "")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"temperature\": 2.1 | temperature",
                "\"n\": 0 | n",
                "\"stop\": [\"a\", \"b\", \"c\", \"d\", \"e\"] | stop",
                "\"top_logprobs\": 3 | top_logprobs",
                "\"max_tokens\": 0 | max_tokens",
                "\"logit_bias\": {\"5\": 1} | logit_bias",
                "\"tool_choice\": \"required\" | tool_choice",
                "\"response_format\": {\"type\": \"xml\"} | response_format"
            })
    void refusesWhatItCannotDo(String field, String param) {
        var response = client.post(CHAT, chatBody("Hello", ", " + field));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).at("/error/param").asString()).isEqualTo(param);
    }

    @Test
    void refusesAPromptThatLeavesNoRoom() {
        for (var count : List.of(2_000, 900_000)) {
            var response = client.post(CHAT, chatBody("word ".repeat(count), ""));
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(json(response).at("/error/code").asString()).isEqualTo("context_length_exceeded");
        }
    }

    @Test
    void promptAndAnswerShareTheContext() {
        var reply = chat("1".repeat(1_010), ", \"temperature\": 2, \"seed\": 1");

        assertThat(reply.at("/usage/prompt_tokens").intValue()).isEqualTo(1_013);
        assertThat(reply.at("/usage/completion_tokens").intValue()).isLessThanOrEqualTo(11);
    }

    private static String content(JsonNode reply) {
        return reply.at("/choices/0/message/content").asString("");
    }

    private static JsonNode chat(String text, String more) {
        return post(chatBody(text, more));
    }

    private static JsonNode post(String body) {
        var response = client.post(CHAT, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response);
    }

    private static String chatBody(String text, String more) {
        return body("{\"role\": \"user\", \"content\": " + JsonMapper.shared().writeValueAsString(text) + "}", more);
    }

    private static String body(String messages, String more) {
        return "{\"model\": \"taomarket/chat-nano\", \"messages\": [" + messages + "]" + more + "}";
    }

    private static List<JsonNode> events(String body) {
        return client.post(CHAT, body)
                .body()
                .lines()
                .filter(line -> line.startsWith("data: {"))
                .map(line -> JsonMapper.shared().readTree(line.substring(6)))
                .toList();
    }
}
