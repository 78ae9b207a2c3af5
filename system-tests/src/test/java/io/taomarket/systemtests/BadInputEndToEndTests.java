package io.taomarket.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taomarket.systemtests.Gateway.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What strangers do wrong: each gets a clear error in the right envelope, and money stays whole. */
class BadInputEndToEndTests {

    static final String MODEL = PaidInferenceEndToEndTests.MINILM;
    static final Duration SOON = Duration.ofSeconds(10);

    final Marketplace marketplace = Marketplace.shared();
    final Gateway gateway = marketplace.gateway();

    @AfterEach
    void moneyStaysWhole() {
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        gateway.get("/api/v1/supply").body().path("balanced").asBoolean())
                .isTrue());
    }

    @Test
    void noKeyAndAWrongKeyAreUnauthorised() {
        isOpenAiError(embed(Map.of(), "hello"), 401, "invalid_api_key");
        isOpenAiError(embed(bearer("tao_sk_nonsense"), "hello"), 401, "invalid_api_key");
        isOpenAiError(embed(Map.of("Authorization", "Basic YTpi"), "hello"), 401, "invalid_api_key");
        isProblem(gateway.get("/api/v1/wallet"), 401);
    }

    @Test
    void aRevokedKeyIsRefusedWithinFiveSeconds() {
        var customer = gateway.customer("Revoked", marketplace.adminKey(), 1_000_000);
        assertThat(embed(bearer(customer.key()), "hello").status()).isEqualTo(200);

        var revoked = gateway.send("DELETE", "/api/v1/keys/" + customer.keyId(), bearer(customer.key()), "");

        assertThat(revoked.status()).isBetween(200, 204);
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> isOpenAiError(embed(bearer(customer.key()), "hello"), 401, "invalid_api_key"));
    }

    @Test
    void anEmptyBalanceCannotPay() {
        var poor = gateway.customer("Poor", marketplace.adminKey(), 0);

        isOpenAiError(embed(bearer(poor.key()), "hello"), 402, "insufficient_credits");
    }

    @Test
    void malformedJsonAndUnknownModelsAndTooMuchInputAreNamed() {
        var key = bearer(marketplace.customerKey());

        isOpenAiError(gateway.post("/v1/embeddings", key, "{\"model\": "), 400, null);
        isOpenAiError(
                gateway.post("/v1/embeddings", key, "{\"model\": \"no/such\", \"input\": \"x\"}"),
                404,
                "model_not_found");
        isOpenAiError(embed(key, "word ".repeat(2000)), 400, "context_length_exceeded");
        isOpenAiError(embed(key, "x".repeat(12 * 1024 * 1024)), 413, "request_too_large");
        isOpenAiError(gateway.get("/v1/nothing", marketplace.customerKey()), 404, null);
    }

    @Test
    void amountsThatAreNoAmountsMoveNothing() {
        var giver = gateway.customer("Giver", marketplace.adminKey(), 1_000);
        var taker = gateway.customer("Taker", marketplace.adminKey(), 0);

        for (var amount : List.of("-5", "0", "1.5", "99999999999999999999", "1e3", "ten", "")) {
            var answer = transfer(giver, taker, amount);
            assertThat(answer.status()).as(amount + ": " + answer.text()).isEqualTo(400);
            isProblem(answer, 400);
        }
        isProblem(transfer(giver, taker, "1001"), 402);
        assertThat(gateway.get("/api/v1/wallet", giver.key())
                        .body()
                        .path("free_rao")
                        .asString())
                .isEqualTo("1000");
    }

    @Test
    void aTransferSentTwiceMovesOnce() {
        var giver = gateway.customer("Twice", marketplace.adminKey(), 1_000);
        var taker = gateway.customer("Once", marketplace.adminKey(), 0);
        var body = transferBody(UUID.randomUUID(), taker, "300");

        assertThat(gateway.post("/api/v1/transfers", giver.key(), body).status())
                .isEqualTo(201);
        assertThat(gateway.post("/api/v1/transfers", giver.key(), body).status())
                .isEqualTo(200);

        assertThat(gateway.get("/api/v1/wallet", giver.key())
                        .body()
                        .path("free_rao")
                        .asString())
                .isEqualTo("700");
        assertThat(gateway.get("/api/v1/wallet", taker.key())
                        .body()
                        .path("free_rao")
                        .asString())
                .isEqualTo("300");
    }

    private Answer transfer(Gateway.Customer giver, Gateway.Customer taker, String amount) {
        return gateway.post("/api/v1/transfers", giver.key(), transferBody(UUID.randomUUID(), taker, amount));
    }

    private static Map<String, String> transferBody(UUID id, Gateway.Customer taker, String amount) {
        return Map.of("transfer_id", id.toString(), "to_account", taker.accountId(), "amount_rao", amount, "memo", "");
    }

    private Answer embed(Map<String, String> headers, String input) {
        return gateway.post("/v1/embeddings", headers, "{\"model\": \"" + MODEL + "\", \"input\": \"" + input + "\"}");
    }

    private static Map<String, String> bearer(String key) {
        return Map.of("Authorization", "Bearer " + key);
    }

    private static void isOpenAiError(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.body().path("error").propertyNames()).contains("message", "type", "param", "code");
        if (code != null)
            assertThat(answer.body().path("error").path("code").asString()).isEqualTo(code);
        assertThat(answer.header("x-request-id")).isNotBlank();
    }

    private static void isProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        assertThat(answer.body().path("code").asString()).isNotBlank();
        assertThat(answer.header("x-request-id")).isNotBlank();
    }
}
