package io.taomarket.inference.hold;

import static io.taomarket.inference.testing.FakeMiner.stream;
import static io.taomarket.inference.testing.Talk.DONE;
import static io.taomarket.inference.testing.Talk.FINISH;
import static io.taomarket.inference.testing.Talk.delta;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taomarket.inference.testing.FakeMiner;
import io.taomarket.inference.testing.InferenceTest;
import io.taomarket.inference.testing.Talk;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Wallet goes away and comes back; what is reserved is served, what is not is refused, nothing is lost. */
class WalletAwayIntegrationTests extends InferenceTest {

    private static final long RICH = 1_000_000_000;

    private boolean isAway;

    @AfterEach
    void comeBack() {
        if (isAway) WALLET.comeBack();
        isAway = false;
    }

    private void leave() {
        WALLET.leave();
        isAway = true;
    }

    @Test
    void aStreamOnReservedMoneyGoesOnAndIsWrittenDown() throws Exception {
        var goOn = new CountDownLatch(1);
        var miner = new FakeMiner().does((exchange, _) -> {
            stream(exchange, delta("Hello"));
            pass(goOn);
            exchange.getResponseBody().write((delta(" world") + FINISH + DONE).getBytes());
            exchange.close();
        });
        var model = chatModel(miner);
        var customer = customer(RICH);
        var body = chat(model, ",\"stream\":true");
        var answer = http.sendAsync(
                request(customer, "/v1/chat/completions", body).build(), HttpResponse.BodyHandlers.ofString());
        await().atMost(Duration.ofSeconds(10)).until(() -> !miner.calls().isEmpty());

        leave();
        goOn.countDown();

        assertThat(answer.get(10, TimeUnit.SECONDS).body()).contains(" world").endsWith(DONE);
        var requestId = answer.get().headers().firstValue("x-request-id").orElseThrow();
        var generation =
                JSON.readTree(get(customer, "/v1/generation?id=" + requestId).body());
        assertThat(generation.get("cost_rao").stringValue()).isEqualTo("12");
        assertThat(WALLET.heldRao(customer.accountId())).isGreaterThanOrEqualTo(12);
    }

    @Test
    void whoHasMoneySetAsideIsServedAndWhoHasNotIsToldToComeBack() throws Exception {
        var miner = new FakeMiner().does(Talk::helloWorld);
        var model = chatModel(miner);
        var known = customer(RICH);
        var unknown = customer(RICH);
        assertThat(post(known, "/v1/chat/completions", chat(model, "")).statusCode())
                .isEqualTo(200);

        leave();

        assertThat(post(known, "/v1/chat/completions", chat(model, "")).statusCode())
                .isEqualTo(200);
        var calls = miner.calls().size();
        for (var extra : new String[] {"", ",\"stream\":true"}) {
            var refused = post(unknown, "/v1/chat/completions", chat(model, extra));
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("retry-after")).hasValue("1");
            assertThat(error(refused).get("code").stringValue()).isEqualTo("temporarily_unavailable");
        }
        assertThat(miner.calls()).hasSize(calls);

        comeBack();

        assertThat(post(unknown, "/v1/chat/completions", chat(model, "")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void isBackAsSoonAsWalletIsHoweverManyWereRefused() throws Exception {
        var model = chatModel(new FakeMiner().does(Talk::helloWorld));
        leave();
        for (var i = 0; i < 120; i++)
            assertThat(post(customer(RICH), "/v1/chat/completions", chat(model, ""))
                            .statusCode())
                    .isEqualTo(503);
        comeBack();

        await().atMost(Duration.ofSeconds(3))
                .until(() -> post(customer(RICH), "/v1/chat/completions", chat(model, ""))
                                .statusCode()
                        == 200);
    }

    private static String chat(String model, String extra) {
        return "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]%s}".formatted(model, extra);
    }

    private static void pass(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
