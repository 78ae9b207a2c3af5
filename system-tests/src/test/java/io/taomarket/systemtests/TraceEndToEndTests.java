package io.taomarket.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taomarket.systemtests.Collector.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an operator's collector gets to see of one request. */
class TraceEndToEndTests {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String SERVED = "hear inference.request-served.v1";
    private static final String CLAIMED = "4bf92f3577b34da6a3ce929d0e0e4736";

    final Marketplace marketplace = Marketplace.shared();
    final Gateway gateway = marketplace.gateway();

    @Test
    void oneTraceLeadsFromTheGatewayOverTheMinerToTheSettlement() {
        var requestId = embed();

        await().atMost(SOON).untilAsserted(() -> {
            var trace = Marketplace.collector().traceOf(requestId);
            var door = the(trace, "gateway-service", "POST /v1/embeddings");
            var inference = the(trace, "inference-service", "POST /v1/embeddings");
            var miner = the(trace, "inference-service", "ask miner");
            var settled = the(trace, "wallet-service", SERVED);
            assertThat(door.before()).isEmpty();
            assertThat(inference.before()).isEqualTo(door.id());
            assertThat(miner.before()).isEqualTo(inference.id());
            assertThat(settled.before()).isEqualTo(inference.id());
            assertThat(the(trace, "scoring-service", SERVED).before()).isEqualTo(inference.id());
            assertThat(the(trace, "emission-service", SERVED).before()).isEqualTo(inference.id());
            assertThat(inference.tags()).containsEntry("tao.request_id", requestId);
            assertThat(miner.tags().get("tao.miner")).startsWith("5");
        });
    }

    @Test
    void aStrangersWordOnTracesIsNotBelieved() {
        var requestId = embed();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Marketplace.collector().traceOf(requestId))
                        .isNotEmpty()
                        .noneMatch(step -> step.trace().equals(CLAIMED)));
    }

    private String embed() {
        var answer = gateway.post(
                "/v1/embeddings",
                Map.of(
                        "Authorization",
                        "Bearer " + marketplace.customerKey(),
                        "traceparent",
                        "00-" + CLAIMED + "-00f067aa0ba902b7-01"),
                "{\"model\": \"" + PaidInferenceEndToEndTests.MINILM + "\", \"input\": \"Where does this go?\"}");
        assertThat(answer.status()).isEqualTo(200);
        return answer.header("x-request-id");
    }

    private static Step the(List<Step> trace, String service, String name) {
        return trace.stream()
                .filter(step -> step.service().equals(service) && step.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " of " + service + " among " + trace));
    }
}
