package io.taomarket.inference.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taomarket.inference.miner.Miners;
import io.taomarket.inference.testing.FakeMiner;
import io.taomarket.inference.testing.InferenceTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** {@code provider.hedge_ms}: a second miner is asked when the first lets the customer wait. */
class HedgingIntegrationTests extends InferenceTest {

    static final String PLAIN = """
            {"choices":[{"index":0,"message":{"role":"assistant","content":"quick"},"finish_reason":"stop"}]}""";
    static final String STREAMED = """
            data: {"choices":[{"index":0,"delta":{"content":"quick"}}]}

            data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

            data: [DONE]

            """;

    final FakeMiner slow = new FakeMiner();
    final FakeMiner quick = new FakeMiner();
    final CountDownLatch end = new CountDownLatch(1);
    final Customer customer = customer(10_000_000);

    @Autowired
    Miners miners;

    @AfterEach
    void end() {
        end.countDown();
    }

    @Test
    void theQuickerOneServesAndTheOtherIsToldToStopAndNotPaid() throws Exception {
        var model = chatModel(slow, quick);
        slow.does((exchange, _) -> hang());
        quick.answers(PLAIN);

        var response = post(customer, "/v1/chat/completions", body(model, 100, false));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertServedByTheQuickOne(model, response);
    }

    @Test
    void aStreamIsHedgedUntilItsFirstToken() throws Exception {
        var model = chatModel(slow, quick);
        var toldToStop = new CountDownLatch(1);
        slow.does((exchange, _) -> {
            FakeMiner.stream(exchange, ": patience\n\n");
            try {
                while (!end.await(20, TimeUnit.MILLISECONDS)) {
                    exchange.getResponseBody().write(": patience\n\n".getBytes());
                    exchange.getResponseBody().flush();
                }
            } catch (IOException | InterruptedException e) {
                toldToStop.countDown();
            }
        });
        quick.does((exchange, _) -> {
            FakeMiner.stream(exchange, STREAMED);
            exchange.close();
        });

        var response = post(customer, "/v1/chat/completions", body(model, 100, true));

        assertThat(response.body()).contains("\"quick\"").endsWith("data: [DONE]\n\n");
        assertThat(toldToStop.await(1, TimeUnit.SECONDS)).isTrue();
        assertServedByTheQuickOne(model, response);
    }

    @Test
    void whoeverAnswersInTimeIsTheOnlyOneAsked() throws Exception {
        var model = chatModel(slow, quick);
        slow.answers(PLAIN);

        var response = post(customer, "/v1/chat/completions", body(model, 2000, false));

        assertThat(response.headers().firstValue("x-tao-miner")).hasValue(slow.hotkey());
        assertThat(quick.calls()).isEmpty();
    }

    @Test
    void whenTheFirstFailsTheNextIsAskedAtOnce() throws Exception {
        var model = chatModel(slow, quick);
        slow.does((exchange, _) -> FakeMiner.json(exchange, 500, "{}"));
        quick.answers(PLAIN);

        var response = post(customer, "/v1/chat/completions", body(model, 60_000, false));

        assertThat(response.headers().firstValue("x-tao-miner")).hasValue(quick.hotkey());
        assertThat(generation(response).at("/attempts/0/outcome").stringValue()).isEqualTo("failed");
    }

    @Test
    void whenBothFailTheCustomerPaysNothing() throws Exception {
        var model = chatModel(slow, quick);
        slow.does((exchange, _) -> hang());
        quick.does((exchange, _) -> FakeMiner.json(exchange, 500, "{}"));

        var response = post(customer, "/v1/chat/completions", body(model, 100, false));

        assertThat(response.statusCode()).isEqualTo(504);
        assertThat(generation(response).get("cost_rao").stringValue()).isEqualTo("0");
        assertIdle(model);
    }

    private void assertServedByTheQuickOne(String model, HttpResponse<String> response) throws Exception {
        assertThat(response.headers().firstValue("x-tao-miner")).hasValue(quick.hotkey());
        var generation = generation(response);
        assertThat(generation.get("miner").stringValue()).isEqualTo(quick.hotkey());
        assertThat(generation.at("/attempts/0/miner").stringValue()).isEqualTo(slow.hotkey());
        assertThat(generation.at("/attempts/0/outcome").stringValue()).isEqualTo("cancelled");
        assertThat(generation.at("/attempts/1/outcome").stringValue()).isEqualTo("finished");
        assertThat(slow.calls()).hasSize(1);
        assertIdle(model);
        assertThat(catalogue.find(model).orElseThrow().offers()).allMatch(miners::isTrusted);
    }

    private void assertIdle(String model) {
        await().untilAsserted(
                        () -> assertThat(catalogue.find(model).orElseThrow().offers())
                                .allMatch(offer -> miners.underWay(offer) == 0));
    }

    private void hang() {
        try {
            end.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String body(String model, int hedgeMs, boolean stream) {
        return """
                {"model":"%s","messages":[{"role":"user","content":"Hello"}],"stream":%s,
                 "provider":{"order":["%s"],"hedge_ms":%d}}""".formatted(model, stream, slow.hotkey(), hedgeMs);
    }

    private JsonNode generation(HttpResponse<String> response) throws Exception {
        var id = response.headers().firstValue("x-request-id").orElseThrow();
        return JSON.readTree(get(customer, "/v1/generation?id=" + id).body());
    }
}
