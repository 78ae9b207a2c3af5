package io.taomarket.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.taomarket.gateway.EnvelopeAssertions.assertOpenAiError;
import static io.taomarket.gateway.EnvelopeAssertions.assertProblem;
import static io.taomarket.gateway.FakeServices.INFERENCE;
import static io.taomarket.gateway.FakeServices.SERVICES;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taomarket.chassis.caller.Caller.Kind;
import io.taomarket.chassis.outbox.EventJson;
import io.taomarket.contracts.wallet.KeyChanged;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.KafkaOperations;

class KeysIntegrationTests extends GatewayFixture {

    @Autowired
    KafkaOperations<String, byte[]> kafka;

    @Autowired
    EventJson events;

    @Test
    void refusesCallsWithoutAKey() throws Exception {
        var response = send(to(CHAT).header("Content-Type", "application/json").POST(BodyPublishers.ofString("{}")));

        assertOpenAiError(response, 401, "invalid_request_error", "invalid_api_key");
        assertThat(response.headers().firstValue("www-authenticate")).hasValue("Bearer");
        assertProblem(send(to("/api/v1/wallet")), 401, "unauthenticated");
    }

    @Test
    void refusesUnknownKeysAndOtherSchemes() throws Exception {
        var unknown = "Bearer tao_sk_" + UUID.randomUUID().toString().replace("-", "");

        assertOpenAiError(
                send(to("/v1/credits").header("Authorization", unknown)),
                401,
                "invalid_request_error",
                "invalid_api_key");
        assertOpenAiError(
                send(to("/v1/credits").header("Authorization", "Basic dXNlcjpwYXNz")),
                401,
                "invalid_request_error",
                "invalid_api_key");
        assertProblem(send(to("/api/v1/wallet").header("Authorization", "Bearer x")), 401, "invalid_api_key");
    }

    @Test
    void aWrongKeyIsWrongWhereAnyoneMayComeToo() throws Exception {
        assertOpenAiError(
                send(to("/v1/models").header("Authorization", "Bearer tao_sk_nobody_has_this_key")),
                401,
                "invalid_request_error",
                "invalid_api_key");
        assertThat(send(to("/v1/models")).statusCode()).isEqualTo(200);
    }

    @Test
    void tellsTheServiceWhoCallsAndKeepsTheKeyToItself() throws Exception {
        var key = FakeServices.knownKey("\"tokens_per_minute\":77");

        var response = send(chat(key, "{\"model\":\"a/b\"}"));

        assertThat(response.statusCode()).isEqualTo(200);
        var request = INFERENCE.only();
        assertThat(request.body()).isEqualTo("{\"model\":\"a/b\"}");
        assertThat(request.headers()).noneMatch(header -> header.contains(key.secret()));
        var caller = callerIn(request);
        assertThat(caller.kind()).isEqualTo(Kind.KEY);
        assertThat(caller.keyOwner()).isEqualTo(key.accountId());
        assertThat(caller.credential()).isEqualTo(key.keyId().toString());
        assertThat(caller.scopes()).containsExactlyInAnyOrder("inference", "wallet:read");
        assertThat(caller.attributes())
                .containsEntry("models", "a/b,c")
                .containsEntry("tokens_per_minute", "77")
                .containsEntry("address", "127.0.0.1");
        assertThat(response.headers().firstValue("x-request-id")).hasValue(caller.requestId());
        assertThat(request.header("x-request-id")).isEqualTo(caller.requestId());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"\"limited\":false | false", "\"limited\":true | true", "\"x\":1 | true"})
    void tellsTheServiceWhetherALimitBindsWhatTheKeySpends(String field, boolean isLimited) throws Exception {
        var key = FakeServices.knownKey(field);

        send(chat(key, "{\"model\":\"a/b\"}"));

        assertThat(callerIn(INFERENCE.only()).limitedKey().isPresent()).isEqualTo(isLimited);
    }

    @Test
    void takesXApiKeyBelowV1() throws Exception {
        var key = FakeServices.knownKey();

        assertThat(send(to("/v1/key").header("x-api-key", key.secret())).statusCode())
                .isEqualTo(200);
        assertProblem(send(to("/api/v1/wallet").header("x-api-key", key.secret())), 401, "unauthenticated");
    }

    /** Each way to write a key may lead to another gateway, which counts for itself. */
    @Test
    void aKeyIsWrittenInOneWayAndNothingStandsBesideIt() throws Exception {
        var key = FakeServices.knownKey().secret();

        assertThat(send(to("/v1/key").header("Authorization", "bearer " + key)).statusCode())
                .isEqualTo(200);
        for (var other : List.of("Bearer  " + key, "BEARER " + key, "Bearer\t" + key, key))
            assertThat(send(to("/v1/key").header("Authorization", other)).statusCode())
                    .as(other)
                    .isEqualTo(401);
        assertThat(send(to("/v1/key").header("Authorization", "Bearer " + key).header("x-api-key", "another"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void asksWalletOnceWhileTheAnswerIsFresh() throws Exception {
        var key = FakeServices.knownKey();
        for (var call = 0; call < 5; call++) send(chat(key, "{}"));

        var checks = SERVICES.findAll(postRequestedFor(urlEqualTo("/internal/v1/key-checks"))).stream()
                .filter(check -> check.getBodyAsString().contains(key.secret()))
                .count();
        assertThat(checks).isLessThanOrEqualTo(2);
    }

    @Test
    void asksWalletOnceForAllTheCallsThatANewKeyBeginsWith() throws Exception {
        var key = FakeServices.knownKey();
        SERVICES.setGlobalFixedDelay(300);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 200)
                    .mapToObj(_ -> pool.submit(() -> send(chat(key, "{}")).statusCode()))
                    .toList();
            for (var call : calls) assertThat(call.get()).isEqualTo(200);
        } finally {
            SERVICES.setGlobalFixedDelay(0);
        }
    }

    @Test
    void refusesARevokedKeyAsSoonAsTheEventArrives() throws Exception {
        var key = FakeServices.knownKey();
        assertThat(send(chat(key, "{}")).statusCode()).isEqualTo(200);

        FakeServices.walletKnowsNoKey();
        kafka.send(KeyChanged.TOPIC, key.keyId().toString(), events.write(revoked(key)))
                .join();

        await().atMost(ofSeconds(5))
                .untilAsserted(() ->
                        assertOpenAiError(send(chat(key, "{}")), 401, "invalid_request_error", "invalid_api_key"));
    }

    @Test
    void knownKeysWorkWhileWalletIsAwayAndOthersAreToldToComeAgain() throws Exception {
        var known = FakeServices.knownKey();
        assertThat(send(chat(known, "{}")).statusCode()).isEqualTo(200);

        FakeServices.walletIsAway();
        await().pollDelay(ofSeconds(1))
                .untilAsserted(
                        () -> assertThat(send(chat(known, "{}")).statusCode()).isEqualTo(200));
        var response = send(to("/v1/key").header("Authorization", "Bearer tao_sk_a_key_never_seen_before"));

        assertOpenAiError(response, 503, "server_error", "temporarily_unavailable");
        assertThat(response.headers().firstValue("retry-after")).hasValue("1");
    }

    @Test
    void refusesAKeyFromTheMomentItExpires() throws Exception {
        var key = FakeServices.knownKey("\"expires_at\":\"2020-01-01T00:00:00Z\"");

        assertOpenAiError(send(chat(key, "{}")), 401, "invalid_request_error", "invalid_api_key");
    }

    @Test
    void refusesTheKeysOfAFrozenAccountAndSaysSo() throws Exception {
        var key = FakeServices.knownKey("\"frozen\":true");

        assertOpenAiError(send(chat(key, "{}")), 423, "invalid_request_error", "account_frozen");
        assertProblem(send(as(key, "/api/v1/wallet")), 423, "account_frozen");
    }

    @Test
    void onlyTheAdminKeyOpensAdminRoutes() throws Exception {
        var key = FakeServices.knownKey();
        var path = "/api/v1/admin/wallet/invariants";

        assertProblem(send(to(path)), 401, "unauthenticated");
        assertProblem(send(as(key, path)), 403, "forbidden");
        assertThat(send(to(path).header("Authorization", "Bearer " + FakeServices.ADMIN_KEY))
                        .statusCode())
                .isEqualTo(200);
    }

    private static KeyChanged revoked(FakeServices.Key key) {
        return new KeyChanged(UUID.randomUUID(), Instant.now(), key.keyId(), 2, key.accountId(), false);
    }
}
