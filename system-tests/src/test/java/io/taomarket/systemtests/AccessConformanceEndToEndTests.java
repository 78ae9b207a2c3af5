package io.taomarket.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Keys and their limits: parts A and I of the checklist, and the models of part H. */
class AccessConformanceEndToEndTests extends Conformance {

    private static final Duration SOON = Duration.ofSeconds(5);

    @TestFactory
    List<DynamicTest> keys() {
        fact("A1 a good key is served", () -> content(say("hello", "")));
        fact(
                "A2 no key is 401",
                () -> refused(gateway.post(CHAT, Map.of(), body(ECHO, "x", "")), 401, null, "invalid_api_key"));
        fact(
                "A3 an unknown key is 401",
                () -> refused(ask("tao_sk_none", ECHO, "x", ""), 401, null, "invalid_api_key"));
        fact(
                "A4 another scheme is 401",
                () -> refused(
                        gateway.post(CHAT, Map.of("Authorization", "Basic YTpi"), body(ECHO, "x", "")),
                        401,
                        null,
                        null));
        fact("A5 a revoked key is 401 within five seconds", () -> {
            var key = key("{'name': 'revoked'}");
            content(ask(key.path("key").asString(), ECHO, "x", ""));
            gateway.send("DELETE", "/api/v1/keys/" + key.path("id").asString(), bearer(customer.key()), "");
            await().atMost(SOON)
                    .untilAsserted(() ->
                            refused(ask(key.path("key").asString(), ECHO, "x", ""), 401, null, "invalid_api_key"));
        });
        fact("A6 an expired key is 401", () -> {
            var key = key("{'name': 'expired', 'expires_at': '" + Instant.now().plusSeconds(2) + "'}");
            await().atMost(SOON.multipliedBy(2))
                    .untilAsserted(() ->
                            refused(ask(key.path("key").asString(), ECHO, "x", ""), 401, null, "invalid_api_key"));
        });
        fact("A7 another model than the key's is 403", () -> {
            var key = key("{'name': 'limited', 'models': ['sim/embed-64']}")
                    .path("key")
                    .asString();
            assertThat(refused(ask(key, ECHO, "x", ""), 403, null, null)
                            .path("type")
                            .asString())
                    .isEqualTo("permission_error");
        });
        fact("A8 a limited key sees its models only", () -> {
            var key = key("{'name': 'sees', 'models': ['sim/embed-64']}")
                    .path("key")
                    .asString();
            var models = ok(gateway.get("/v1/models", key)).path("data");
            assertThat(models)
                    .hasSize(1)
                    .allSatisfy(model -> assertThat(model.path("id").asString()).isEqualTo(EMBED));
        });
        fact("A10 the use of two keys is told apart", () -> {
            var one = key("{'name': 'one'}").path("key").asString();
            var two = key("{'name': 'two'}").path("key").asString();
            var first = rao(ok(ask(one, ECHO, "one", "")).path("usage"), "cost_rao");
            var second = rao(ok(ask(two, ECHO, "one two three four", "")).path("usage"), "cost_rao");
            await().atMost(SETTLED).untilAsserted(() -> {
                assertThat(rao(gateway.get("/v1/key", one).body(), "usage_rao")).isEqualTo(first);
                assertThat(rao(gateway.get("/v1/key", two).body(), "usage_rao")).isEqualTo(second);
            });
        });
        return facts();
    }

    @TestFactory
    List<DynamicTest> limits() {
        fact("I1 requests beyond the key's rate are 429 with the time to wait", () -> {
            var slow = key("{'name': 'slow', 'requests_per_minute': 2}")
                    .path("key")
                    .asString();
            content(ask(slow, ECHO, "x", ""));
            content(ask(slow, ECHO, "x", ""));
            var third = ask(slow, ECHO, "x", "");
            refused(third, 429, null, "rate_limit_exceeded");
            assertThat(Integer.parseInt(third.header("retry-after"))).isPositive();
            assertThat(third.header("x-ratelimit-remaining-requests")).isEqualTo("0");
        });
        fact("I3 tokens beyond the key's rate are 429 and free", () -> {
            var key = key("{'name': 'few', 'tokens_per_minute': 5}").path("key").asString();
            var answer = ask(key, ECHO, "these words are more than five tokens", "");
            var error = refused(answer, 429, null, null);
            assertThat(error.path("type").asString()
                            + error.path("code").asString()
                            + error.path("message").asString())
                    .contains("token");
            assertThat(rao(gateway.get("/v1/key", key).body(), "usage_rao")).isZero();
        });
        fact(
                "I4 no balance is 402",
                () -> refused(ask(another("Empty", 0).key(), ECHO, "x", ""), 402, null, "insufficient_credits"));
        fact("I6 a key's own limit is 402 although the account has money", () -> {
            var key = key("{'name': 'poor', 'limit_rao': '1'}").path("key").asString();
            refused(ask(key, ECHO, "x", ""), 402, null, "key_limit_exceeded");
        });
        fact("I7 when all miners are busy the customer learns when to come again", () -> {
            var busy = misbehave("x", "{'fault': 'error_429'}", "");
            assertThat(busy.status()).isIn(429, 503);
            assertThat(busy.header("retry-after")).isNotBlank();
            harmless(busy);
        });
        fact(
                "I15 what a failing miner says stays with us",
                () -> harmless(misbehave("x", "{'fault': 'error_500'}", "")));
        return facts();
    }

    @TestFactory
    List<DynamicTest> models() {
        fact("H1 models are one list of OpenAI's shape", () -> {
            var list = ok(gateway.get("/v1/models", customer.key()));
            assertThat(list.path("object").asString()).isEqualTo("list");
            assertThat(list.path("data")).isNotEmpty().allSatisfy(model -> {
                assertThat(model.path("object").asString()).isEqualTo("model");
                assertThat(model.path("created").isIntegralNumber()).isTrue();
                assertThat(model.path("id").isString() && model.path("owned_by").isString())
                        .isTrue();
            });
        });
        fact("H3 an id may come with its slash raw or encoded", () -> {
            for (var id : List.of("sim/echo-small", "sim%2Fecho-small"))
                assertThat(ok(gateway.get("/v1/models/" + id)).path("id").asString())
                        .isEqualTo(ECHO);
        });
        fact(
                "H4 an unknown model is 404",
                () -> refused(gateway.get("/v1/models/no%2Fsuch"), 404, null, "model_not_found"));
        fact("H6 a model without a miner says so, and is 503 with the time to wait", () -> {
            assertThat(ok(gateway.get("/v1/models/sim/unserved")).path("status").asString())
                    .isEqualTo("unavailable");
            var answer = ask(customer.key(), "sim/unserved", "x", "");
            refused(answer, 503, null, "no_miner_available");
            assertThat(answer.header("retry-after")).isNotBlank();
        });
        fact("H7 endpoints tell price, context, uptime, speed and quality of each miner", () -> {
            assertThat(endpoints(ECHO)).hasSize(2).allSatisfy((miner, endpoint) -> {
                assertThat(endpoint.propertyNames())
                        .contains(
                                "context_length",
                                "quantization",
                                "pricing",
                                "quality",
                                "uptime_last_5m",
                                "uptime_last_30m",
                                "uptime_last_1d",
                                "latency_last_30m",
                                "throughput_last_30m",
                                "supported_parameters",
                                "status");
                assertThat(endpoint.path("context_length").intValue()).isEqualTo(8_192);
            });
        });
        fact("H9 a list that has not changed is 304", () -> {
            var tag = gateway.get("/v1/models/sim/unserved").header("etag");
            assertThat(tag).isNotBlank();
            assertThat(gateway.send("GET", "/v1/models/sim/unserved", Map.of("If-None-Match", tag), "")
                            .status())
                    .isEqualTo(304);
        });
        return facts();
    }

    private static void harmless(Gateway.Answer answer) {
        assertThat(answer.status()).isGreaterThanOrEqualTo(429);
        refused(answer, answer.status(), null, null);
        assertThat(answer.text()).doesNotContain("10.1.2.3", "CUDA", "/srv/models", "sk-simulated");
    }
}
