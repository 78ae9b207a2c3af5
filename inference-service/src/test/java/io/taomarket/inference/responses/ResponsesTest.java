package io.taomarket.inference.responses;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.inference.testing.FakeMiner;
import io.taomarket.inference.testing.InferenceTest;
import io.taomarket.inference.testing.Talk;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;

/** A customer of the Responses API, and the miner that answers. */
abstract class ResponsesTest extends InferenceTest {

    static final long RICH = 1_000_000_000;
    static final String TOOLS = """
            ,"tools":[{"type":"function","name":"weather","parameters":{"type":"object"}},{"type":"function","name":"time"}]""";
    static final String LOGPROBS = ",\"include\":[\"message.output_text.logprobs\"],\"top_logprobs\":2";
    static final String HELLO = """
            {"token":"Hello","logprob":-0.1,"top_logprobs":[
             {"token":"Oh","logprob":-3},{"token":"Hello","logprob":-0.1},{"token":"Hi","logprob":-2.5}]}""".replace("\n", "");
    static final String WORLD = "{\"token\":\" world\",\"logprob\":-0.2}";

    final FakeMiner miner = new FakeMiner().does(Talk::helloWorld);
    final Customer customer = customer(RICH);

    static void assertLikely(JsonNode logprobs) {
        assertThat(logprobs).hasSize(2);
        assertThat(logprobs.at("/0/token").stringValue()).isEqualTo("Hello");
        assertThat(logprobs.at("/0/logprob").doubleValue()).isEqualTo(-0.1);
        assertThat(logprobs.at("/0/bytes")).hasSize(5);
        assertThat(logprobs.at("/0/top_logprobs")).hasSize(2);
        assertThat(logprobs.at("/0/top_logprobs/1/token").stringValue()).isEqualTo("Hi");
        assertThat(logprobs.at("/1/token").stringValue()).isEqualTo(" world");
    }

    HttpResponse<String> post(String body) throws Exception {
        return post(customer, "/v1/responses", body);
    }
}
