package io.taomarket.inference.chat;

import static io.taomarket.inference.chat.ChatIntegrationTests.RICH;
import static io.taomarket.inference.chat.ChatIntegrationTests.chat;
import static io.taomarket.inference.chat.ChatIntegrationTests.chunks;
import static io.taomarket.inference.chat.ChatIntegrationTests.delta;
import static io.taomarket.inference.chat.ChatIntegrationTests.finish;
import static io.taomarket.inference.chat.ChatIntegrationTests.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.inference.testing.FakeMiner;
import io.taomarket.inference.testing.InferenceTest;
import org.junit.jupiter.api.Test;

/** Miners that ignore what the customer asked for do not get away with it. */
class StopIntegrationTests extends InferenceTest {

    static final FakeMiner DEAF = new FakeMiner().does((exchange, body) -> {
        if (body.contains("\"stream\":true")) {
            FakeMiner.stream(exchange, delta("one "), delta("E"), delta("ND"), delta(" two"), finish());
            exchange.close();
        } else {
            FakeMiner.json(exchange, 200, """
                    {"choices":[{"index":0,"message":{"content":"one END two"},"finish_reason":"length"}]}""");
        }
    });

    @Test
    void theTextEndsBeforeTheStop() throws Exception {
        var model = chatModel(DEAF);

        var response = post(customer(RICH), "/v1/chat/completions", chat(model, ",\"stop\":[\"X\",\"END\"]"));

        var choice = JSON.readTree(response.body()).at("/choices/0");
        assertThat(choice.at("/message/content").stringValue()).isEqualTo("one ");
        assertThat(choice.get("finish_reason").stringValue()).isEqualTo("stop");
    }

    @Test
    void alsoWhereAStreamSplitsIt() throws Exception {
        var model = chatModel(DEAF);

        var response = post(customer(RICH), "/v1/chat/completions", chat(model, ",\"stop\":\"END\",\"stream\":true"));

        assertThat(text(chunks(response))).isEqualTo("one ");
        assertThat(chunks(response).getLast().at("/choices/0/finish_reason").stringValue())
                .isEqualTo("stop");
        assertThat(response.body()).endsWith("data: [DONE]\n\n");
    }

    @Test
    void severalChoicesPayThePromptOnce() throws Exception {
        var three = new FakeMiner().answers("""
                {"choices":[{"index":2,"message":{"content":"c"},"finish_reason":"stop"},
                 {"index":0,"message":{"content":"a"},"finish_reason":"stop"},
                 {"index":1,"message":{"content":"b"},"finish_reason":"stop"}]}""");
        var model = chatModel(three);

        var response = post(customer(RICH), "/v1/chat/completions", chat(model, ",\"n\":3"));

        var json = JSON.readTree(response.body());
        assertThat(json.get("choices").size()).isEqualTo(3);
        assertThat(json.at("/choices/1/message/content").stringValue()).isEqualTo("b");
        assertThat(json.at("/usage/prompt_tokens").intValue()).isEqualTo(8);
        assertThat(json.at("/usage/completion_tokens").intValue()).isEqualTo(3);
        assertThat(json.at("/usage/cost_rao").stringValue()).isEqualTo("14");
    }

    @Test
    void biasesReachOnlyMinersThatTakeThem() throws Exception {
        var miner = new FakeMiner().answers(ToolIntegrationTests.text("stop"));
        var able = ableModel(miner);
        var plain = chatModel(DEAF);

        var taken = post(customer(RICH), "/v1/chat/completions", chat(able, ",\"logit_bias\":{\"50256\":-100}"));
        var sent = JSON.readTree(miner.calls().getLast().body());
        var refused = post(customer(RICH), "/v1/chat/completions", chat(plain, ",\"logit_bias\":{\"50256\":-100}"));

        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(sent.at("/logit_bias/50256").intValue()).isEqualTo(-100);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(error(refused).get("code").stringValue()).isEqualTo("unsupported_parameter");
        assertThat(error(refused).get("message").stringValue()).contains("logit_bias");
    }
}
