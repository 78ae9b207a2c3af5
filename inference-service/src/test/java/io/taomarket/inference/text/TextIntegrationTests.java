package io.taomarket.inference.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.inference.testing.FakeMiner;
import io.taomarket.inference.testing.InferenceTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class TextIntegrationTests extends InferenceTest {

    static final long RICH = 1_000_000_000;
    static final FakeMiner GOOD = new FakeMiner().answers(choices(choice(0, " world", "null")));

    @Test
    void continuesATextInOpenAisOlderShape() throws Exception {
        var model = chatModel(GOOD);

        var response = post(customer(RICH), "/v1/completions", ask(model, "\"Hello\"", ""));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        var json = JSON.readTree(response.body());
        assertThat(json.get("object").stringValue()).isEqualTo("text_completion");
        assertThat(json.get("id").stringValue()).startsWith("cmpl-");
        assertThat(json.at("/choices/0/text").stringValue()).isEqualTo(" world");
        assertThat(json.at("/choices/0/logprobs").isNull()).isTrue();
        assertThat(json.at("/choices/0/finish_reason").stringValue()).isEqualTo("stop");
        assertThat(json.at("/usage/prompt_tokens").intValue()).isEqualTo(1);
        assertThat(json.at("/usage/completion_tokens").intValue()).isEqualTo(1);
        assertThat(response.headers().firstValue("x-tao-cost-rao")).hasValue("3");
        var sent = GOOD.calls().getLast();
        assertThat(sent.path()).isEqualTo("/v1/completions");
        assertThat(JSON.readTree(sent.body()).get("max_tokens").intValue()).isEqualTo(16);
        assertThat(sent.body()).doesNotContain("messages");
    }

    @Test
    void answersEachPromptAsOftenAsAsked() throws Exception {
        var miner = new FakeMiner()
                .answers(choices(
                        choice(3, "d", "null"),
                        choice(0, "a", "null"),
                        choice(1, "b", "null"),
                        choice(2, "c", "null")));
        var model = chatModel(miner);

        var response =
                post(customer(RICH), "/v1/completions", ask(model, "[\"one\",\"two\"]", ",\"n\":2,\"echo\":true"));

        var texts = new ArrayList<String>();
        for (var choice : JSON.readTree(response.body()).get("choices"))
            texts.add(choice.get("text").stringValue());
        assertThat(texts).containsExactly("onea", "oneb", "twoc", "twod");
        var usage = JSON.readTree(response.body()).get("usage");
        assertThat(usage.get("prompt_tokens").intValue()).isEqualTo(2);
        assertThat(usage.get("completion_tokens").intValue()).isEqualTo(4);
    }

    @Test
    void streams() throws Exception {
        var miner = new FakeMiner().does((exchange, _) -> {
            FakeMiner.stream(
                    exchange,
                    "data: {\"choices\":[{\"index\":0,\"text\":\" wor\"}]}\n\n",
                    "data: {\"choices\":[{\"index\":0,\"text\":\"ld\",\"finish_reason\":\"stop\"}]}\n\n",
                    "data: [DONE]\n\n");
            exchange.close();
        });
        var model = chatModel(miner);
        var extra = ",\"stream\":true,\"echo\":true,\"stream_options\":{\"include_usage\":true}";

        var response = post(customer(RICH), "/v1/completions", ask(model, "\"Hello\"", extra));

        var text = new StringBuilder();
        var chunks = chunks(response.body());
        for (var chunk : chunks)
            if (!chunk.get("choices").isEmpty())
                text.append(chunk.at("/choices/0/text").stringValue());
        assertThat(text).hasToString("Hello world");
        assertThat(chunks.getLast().at("/usage/completion_tokens").intValue()).isEqualTo(1);
        assertThat(chunks).allSatisfy(chunk -> assertThat(chunk.get("object").stringValue())
                .isEqualTo("text_completion"));
        assertThat(response.body()).endsWith("data: [DONE]\n\n");
    }

    @Test
    void showsTheProbabilitiesOfThePromptToWhoeverVerifies() throws Exception {
        var logprobs = """
                {"tokens":["Hé","llo"],"token_logprobs":[null,-0.5],"top_logprobs":[null,{"no":-2,"llo":-0.5}],"text_offset":[0,2]}""";
        var miner = new FakeMiner().answers("""
                {"choices":[{"index":0,"text":"Héllo","finish_reason":"length","logprobs":%s}]}""".formatted(logprobs));
        var model = ableModel(miner);

        var response = post(
                customer(RICH),
                "/v1/completions",
                ask(model, "\"Héllo\"", ",\"echo\":true,\"logprobs\":2,\"max_tokens\":0"));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        var choice = JSON.readTree(response.body()).at("/choices/0");
        assertThat(choice.get("text").stringValue()).isEqualTo("Héllo");
        assertThat(choice.at("/logprobs/tokens").toString()).isEqualTo("[\"Hé\",\"llo\"]");
        assertThat(choice.at("/logprobs/token_logprobs").toString()).isEqualTo("[null,-0.5]");
        assertThat(choice.at("/logprobs/text_offset").toString()).isEqualTo("[0,2]");
        assertThat(choice.at("/logprobs/top_logprobs/1").toString()).isEqualTo("{\"llo\":-0.5,\"no\":-2.0}");
        assertThat(response.headers().firstValue("x-tao-cost-rao").orElseThrow())
                .as("the prompt is paid although nothing was generated")
                .isNotEqualTo("0");
    }

    @Test
    void minersThatKnowOnlyChatAreNotToBlame() throws Exception {
        var chatOnly = new FakeMiner().does((exchange, _) -> FakeMiner.json(exchange, 404, "{}"));
        var model = chatModel(chatOnly);

        for (var i = 0; i < 12; i++) {
            var response = post(customer(RICH), "/v1/completions", ask(model, "\"Hello\"", ""));

            assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
            assertThat(error(response).get("code").stringValue()).isEqualTo("unsupported_parameter");
        }
    }

    @Test
    void anEchoOfSomethingElseIsTheMinersFailure() throws Exception {
        var miner = new FakeMiner().answers("""
                {"choices":[{"index":0,"text":"Hullo","finish_reason":"length","logprobs":
                 {"tokens":["Hullo"],"token_logprobs":[null]}}]}""");
        var model = ableModel(miner);

        var response = post(
                customer(RICH),
                "/v1/completions",
                ask(model, "\"Hello\"", ",\"echo\":true,\"logprobs\":0,\"max_tokens\":0"));

        assertThat(response.statusCode()).isEqualTo(503);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[\"a\",1]||prompt",
                "[]||prompt",
                "\"\"||prompt",
                "7||prompt",
                "\"a\"|,\"suffix\":\"z\"|suffix",
                "\"a\"|,\"best_of\":2|best_of",
                "\"a\"|,\"n\":2,\"best_of\":1|best_of",
                "\"a\"|,\"logprobs\":6|logprobs",
                "\"a\"|,\"logprobs\":true|logprobs",
                "\"a\"|,\"max_tokens\":0|max_tokens",
                "\"a\"|,\"stream\":true,\"echo\":true,\"logprobs\":1|stream",
                "[\"a\",\"b\"]|,\"n\":65|n",
                "\"a\"|,\"stop\":\"\"|stop",
                "\"a\"|,\"stream_options\":{}|stream_options",
            })
    void namesTheParameterThatIsWrong(String prompt, String extra, String param) throws Exception {
        var response = post(customer(RICH), "/v1/completions", ask("any/model", prompt, extra == null ? "" : extra));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(error(response).get("param").stringValue()).isEqualTo(param);
    }

    private static String ask(String model, String prompt, String extra) {
        return "{\"model\":\"%s\",\"prompt\":%s%s}".formatted(model, prompt, extra);
    }

    private static String choices(String... choices) {
        return "{\"choices\":[" + String.join(",", choices) + "]}";
    }

    private static String choice(int index, String text, String logprobs) {
        return "{\"index\":%d,\"text\":\"%s\",\"logprobs\":%s,\"finish_reason\":\"stop\"}"
                .formatted(index, text, logprobs);
    }

    private static List<JsonNode> chunks(String body) {
        return body.lines()
                .filter(line -> line.startsWith("data: {"))
                .map(line -> JSON.readTree(line.substring(6)))
                .toList();
    }
}
