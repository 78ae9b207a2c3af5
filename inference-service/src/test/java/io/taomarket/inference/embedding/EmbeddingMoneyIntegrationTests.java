package io.taomarket.inference.embedding;

import static io.taomarket.inference.embedding.EmbeddingIntegrationTests.GOOD;
import static io.taomarket.inference.embedding.EmbeddingIntegrationTests.RICH;
import static io.taomarket.inference.embedding.EmbeddingIntegrationTests.asking;
import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.inference.testing.FakeMiner;
import io.taomarket.inference.testing.InferenceTest;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a customer may spend, in money and in tokens per minute. */
class EmbeddingMoneyIntegrationTests extends InferenceTest {

    @Test
    void keepsAKeyWithinItsTokensPerMinute() throws Exception {
        var model = embeddingModel(GOOD);
        var customer = customer(RICH).limitedTo(3);

        var first = post(customer, "/v1/embeddings", asking(model, "\"hello world\""));
        var second = post(customer, "/v1/embeddings", asking(model, "\"hello world\""));

        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(first.headers().firstValue("x-ratelimit-limit-tokens")).hasValue("3");
        assertThat(first.headers().firstValue("x-ratelimit-remaining-tokens")).hasValue("1");
        assertThat(second.statusCode()).isEqualTo(429);
        assertThat(error(second).get("code").stringValue()).isEqualTo("rate_limit_exceeded");
        assertThat(second.headers().firstValue("retry-after")).isPresent();
        assertThat(post(customer.withKey(), "/v1/embeddings", asking(model, "\"a\""))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void givesBackTheTokensOfARequestThatNobodyServed() throws Exception {
        var failing = new FakeMiner().does((exchange, _) -> FakeMiner.json(exchange, 500, "{}"));
        var bad = embeddingModel(failing);
        var good = embeddingModel(GOOD);
        var customer = customer(RICH).limitedTo(2);

        post(customer, "/v1/embeddings", asking(bad, "\"hello world\""));

        assertThat(post(customer, "/v1/embeddings", asking(good, "\"hello world\""))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void takesNoTokensOfWhomItCannotTakeMoney() throws Exception {
        var model = embeddingModel(GOOD);
        var poor = customer(0).limitedTo(2);

        assertThat(post(poor, "/v1/embeddings", asking(model, "\"hello world\""))
                        .statusCode())
                .isEqualTo(402);
        assertThat(post(poor, "/v1/embeddings", asking(model, "\"hello world\""))
                        .statusCode())
                .isEqualTo(402);
    }

    @Test
    void refusesWithoutMoneyAndAsksNoMiner() throws Exception {
        var miner = new FakeMiner();
        var model = embeddingModel(miner);

        var response = post(customer(0), "/v1/embeddings", asking(model, "\"a\""));

        assertThat(response.statusCode()).isEqualTo(402);
        assertThat(error(response).get("code").stringValue()).isEqualTo("insufficient_credits");
        assertThat(miner.calls()).isEmpty();
    }

    @Test
    void saysWhenTheKeysLimitIsTheReason() throws Exception {
        var model = embeddingModel(GOOD);
        var customer = customer(RICH);
        WALLET.limitKey(customer.keyId(), 0);

        var response = post(customer, "/v1/embeddings", asking(model, "\"a\""));

        assertThat(response.statusCode()).isEqualTo(402);
        assertThat(error(response).get("code").stringValue()).isEqualTo("key_limit_exceeded");
    }

    @Test
    void manyAtOnceNeverSpendMoreThanThereIs() throws Exception {
        var model = embeddingModel(GOOD);
        var customer = customer(2);

        List<Integer> statuses;
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 200)
                    .mapToObj(_ -> pool.submit(() -> post(customer, "/v1/embeddings", asking(model, "\"hello world\""))
                            .statusCode()))
                    .toList();
            pool.shutdown();
            assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            statuses = calls.stream().map(Future::resultNow).toList();
        }

        assertThat(statuses).containsOnlyOnce(200);
        assertThat(statuses).allMatch(status -> List.of(200, 402, 429).contains(status));
    }

    @Test
    void callsWalletFarLessOftenThanMiners() throws Exception {
        var model = embeddingModel(GOOD);
        var customer = customer(RICH);

        for (var i = 0; i < 50; i++) post(customer, "/v1/embeddings", asking(model, "\"hello world\""));

        assertThat(WALLET.calls(customer.accountId())).isLessThan(10);
    }

    @Test
    void moneyHeldIdleForAnotherKeyIsCalledBack() throws Exception {
        var model = embeddingModel(GOOD);
        var customer = customer(10);
        assertThat(post(customer, "/v1/embeddings", asking(model, "\"a\"")).statusCode())
                .isEqualTo(200);

        var response = post(customer.withKey(), "/v1/embeddings", asking(model, "\"a b c d e f g h i\""));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }
}
