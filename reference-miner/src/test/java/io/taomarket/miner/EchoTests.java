package io.taomarket.miner;

import static io.taomarket.miner.MinerClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.chassis.signing.SigningKey;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EchoTests {

    private static final SigningKey PLATFORM = SigningKey.generate();
    private static Miner miner;
    private static MinerClient client;

    @BeforeAll
    static void start() throws IOException {
        var config = MinerConfig.local(
                0,
                SigningKey.generate(),
                PLATFORM.address(),
                List.of(Serving.honest("sim/echo-small"), new Serving("my/echo", "sim/echo-small")));
        miner = Miner.start(config);
        client = new MinerClient(miner, PLATFORM);
    }

    @AfterAll
    static void stop() {
        client.close();
        miner.close();
    }

    @Test
    void saysTheLastUserMessageAgainAndCountsWordsAndWhatMarksEachMessage() {
        var reply = json(client.post("/v1/chat/completions", """
                {"model": "my/echo", "messages": [
                    {"role": "system", "content": "be brief"}, {"role": "user", "content": "first"},
                    {"role": "assistant", "content": "ok"}, {"role": "user", "content": "say this again"}]}"""));

        assertThat(reply.path("object").stringValue()).isEqualTo("chat.completion");
        assertThat(reply.path("model").stringValue()).isEqualTo("my/echo");
        var choice = reply.path("choices").get(0);
        assertThat(choice.path("message").path("content").stringValue()).isEqualTo("say this again");
        assertThat(choice.path("finish_reason").stringValue()).isEqualTo("stop");
        assertThat(reply.path("usage").path("prompt_tokens").intValue()).isEqualTo(26);
        assertThat(reply.path("usage").path("completion_tokens").intValue()).isEqualTo(3);
        assertThat(reply.path("usage").path("total_tokens").intValue()).isEqualTo(29);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "  two  spaces ",
                "日本語 テキスト",
                "emoji 👩‍👩‍👧 e\u0301",
                "line\u2028separator\ttab\n",
                "nul \u0000 byte",
                ""
            })
    void changesNothingInTheText(String text) {
        var reply = json(client.post("/v1/chat/completions", request(text, "")));

        assertThat(reply.path("choices").get(0).path("message").path("content").stringValue())
                .isEqualTo(text);
    }

    @Test
    void streamsOneTokenAnEventAndTheSameText() {
        var events =
                events(request("one two three", ", \"stream\": true, \"stream_options\": {\"include_usage\": true}"));

        assertThat(events.getLast()).isEqualTo("[DONE]");
        var chunks = events.subList(0, events.size() - 1).stream()
                .map(EchoTests::parse)
                .toList();
        assertThat(chunks)
                .hasSize(6)
                .extracting(chunk -> chunk.path("id").stringValue())
                .containsOnly(chunks.getFirst().path("id").stringValue());
        assertThat(chunks.getFirst()
                        .path("choices")
                        .get(0)
                        .path("delta")
                        .path("role")
                        .stringValue())
                .isEqualTo("assistant");
        assertThat(chunks.subList(1, 4))
                .extracting(chunk -> chunk.path("choices")
                        .get(0)
                        .path("delta")
                        .path("content")
                        .stringValue())
                .containsExactly("one", " two", " three");
        assertThat(chunks.get(4).path("choices").get(0).path("finish_reason").stringValue())
                .isEqualTo("stop");
        assertThat(chunks.get(5).path("choices")).isEmpty();
        assertThat(chunks.get(5).path("usage").path("completion_tokens").intValue())
                .isEqualTo(3);
    }

    @Test
    void sendsNoUsageWhenNotAsked() {
        var events = events(request("one", ", \"stream\": true"));

        assertThat(events).noneMatch(event -> event.contains("usage"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"max_tokens", "max_completion_tokens"})
    void stopsAtTheLimit(String name) {
        var reply = json(client.post("/v1/chat/completions", request("one two three", ", \"" + name + "\": 2")));

        assertThat(reply.path("choices").get(0).path("message").path("content").stringValue())
                .isEqualTo("one two");
        assertThat(reply.path("choices").get(0).path("finish_reason").stringValue())
                .isEqualTo("length");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"messages\": []",
                "\"messages\": \"hello\"",
                "\"messages\": [{}], \"max_tokens\": 0",
                "\"messages\": [{}], \"max_tokens\": \"5\""
            })
    void refusesWhatMakesNoSense(String fields) {
        assertThat(client.post("/v1/chat/completions", "{\"model\": \"sim/echo-small\", " + fields + "}")
                        .statusCode())
                .isEqualTo(400);
    }

    private static List<String> events(String body) {
        var response = client.post("/v1/chat/completions", body);
        assertThat(response.headers().firstValue("content-type")).contains("text/event-stream");
        return response.body()
                .lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.substring(6))
                .collect(Collectors.toList());
    }

    private static String request(String text, String more) {
        var content = JsonMapper.shared().writeValueAsString(text);
        return "{\"model\": \"sim/echo-small\", \"messages\": [{\"role\": \"user\", \"content\": " + content + "}]"
                + more + "}";
    }

    private static JsonNode parse(String event) {
        return JsonMapper.shared().readTree(event);
    }
}
