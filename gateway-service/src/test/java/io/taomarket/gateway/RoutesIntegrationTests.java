package io.taomarket.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.taomarket.gateway.EnvelopeAssertions.assertOpenAiError;
import static io.taomarket.gateway.EnvelopeAssertions.assertProblem;
import static io.taomarket.gateway.FakeServices.INFERENCE;
import static io.taomarket.gateway.FakeServices.SERVICES;
import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.chassis.caller.Caller.Kind;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesIntegrationTests extends GatewayFixture {

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/models/author%2Fslug", "/v1/models/author/slug", "/v1/models/a%2Fb/endpoints?x=%2F&y=a%20b"
            })
    void passesAModelsIdAsItCame(String path) throws Exception {
        assertThat(send(to(path)).statusCode()).isEqualTo(200);

        assertThat(INFERENCE.only().line()).isEqualTo("GET " + path + " HTTP/1.1");
        assertThat(callerIn(INFERENCE.only()).kind()).isEqualTo(Kind.ANYONE);
    }

    @Test
    void answersUnknownPathsInTheRightEnvelope() throws Exception {
        for (var path : List.of("/v1", "/v1/moderations", "/v1/images/generations", "/v1/audio/speech", "/v1/files"))
            assertOpenAiError(send(to(path)), 404, "invalid_request_error", "unsupported_endpoint");
        assertProblem(send(to("/api/v1/nothing")), 404, "not_found");
        assertProblem(send(to("/nothing")), 404, "not_found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//v1/models",
                "/v1//models",
                "/./v1/models",
                "/x/../v1/models",
                "/v1;a=b/models",
                "/%2Fv1/models",
                "/%761/nothing",
                "/v1",
                "/v1/"
            })
    void howeverV1IsWrittenItsErrorsAreOpenAis(String target) throws Exception {
        var answer = RawHttp.get(port, target);

        assertThat(answer)
                .startsWith("HTTP/1.1 4")
                .contains("Content-Type: application/json", "{\"error\":{\"message\":");
        assertThat(INFERENCE.requests()).isEmpty();
    }

    @Test
    void aSecondSlashDoesNotMakeMessagesOpenAis() throws Exception {
        assertThat(RawHttp.get(port, "//v1/messages")).contains("{\"type\":\"error\",\"error\":{");
        assertThat(RawHttp.get(port, "//api/v1/supply")).contains("application/problem+json");
    }

    @Test
    void answersWrongMethodsWithTheRightOnes() throws Exception {
        var response = send(to(CHAT));

        assertOpenAiError(response, 405, "invalid_request_error", "method_not_allowed");
        assertThat(response.headers().firstValue("allow")).hasValue("POST");
        assertProblem(send(to("/api/v1/supply").DELETE()), 405, "method_not_allowed");
        var options =
                send(to(CHAT).method("OPTIONS", BodyPublishers.noBody()).header("Origin", "https://evil.example"));
        assertThat(options.statusCode()).isEqualTo(204);
        assertThat(options.headers().firstValue("access-control-allow-origin")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/v1/key-checks",
                "/internal/openapi",
                "/actuator/env",
                "/actuator",
                "/actuator/prometheus",
                "/error"
            })
    void theInsideIsNotServed(String path) throws Exception {
        assertThat(send(to(path)).statusCode()).isIn(401, 404);
        assertThat(SERVICES.getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/models/../../internal/v1/holds",
                "/v1/models/%2e%2e/%2E%2e/internal/v1/holds",
                "/v1/models/..%2f..%2finternal",
                "/v1/models/a;b=c",
                "/v1//models",
                "/v1/models/%5c..%5c",
                "/v1/models/a%00b",
                "/v1/models/%252e%252e/x",
                "/v1/models/%zz",
                "/v1/models/a|b",
                "/v1/models?q=%zz|"
            })
    void refusesPathsThatCouldBeReadInTwoWays(String target) throws Exception {
        var answer = RawHttp.get(port, target);

        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("<html").doesNotContain("Exception");
        assertThat(INFERENCE.requests()).isEmpty();
    }

    @Test
    void healthIsOpenAndMetricsAreTheOperators() throws Exception {
        assertThat(send(to("/actuator/health")).statusCode()).isEqualTo(200);
        assertProblem(send(to("/actuator/prometheus")), 401, "unauthenticated");
        var metrics = send(to("/actuator/prometheus").header("Authorization", "Bearer " + FakeServices.ADMIN_KEY));
        assertThat(metrics.body())
                .contains("http_server_requests_seconds_count")
                .contains("uri=\"/actuator/health\"");
    }

    @Test
    void theMetricsKeyReadsMetricsAndOpensNothingElse() throws Exception {
        var key = "Bearer " + FakeServices.METRICS_KEY;

        assertThat(send(to("/actuator/prometheus").header("Authorization", key)).body())
                .contains("http_server_requests_seconds_bucket")
                .contains("taomarket_gateway_breaker_open");
        for (var path : List.of("/api/v1/admin/wallet/invariants", "/api/v1/wallet", "/v1/credits"))
            assertThat(send(to(path).header("Authorization", key)).statusCode())
                    .as(path)
                    .isEqualTo(401);
        var customer = as(FakeServices.knownKey(), "/actuator/prometheus");
        assertProblem(send(customer), 403, "forbidden");
    }

    @Test
    void putsAServicesProblemIntoOpenAisEnvelopeBelowV1() throws Exception {
        var key = FakeServices.knownKey();
        INFERENCE.behave(
                (_, out) -> StreamingService.json(
                        out,
                        "402 Payment Required",
                        "application/problem+json",
                        "{\"type\":\"/problems/insufficient-credits\",\"status\":402,\"detail\":\"Not enough.\",\"code\":\"insufficient_credits\",\"field\":\"x\"}"));

        var response = send(chat(key, "{}"));

        assertOpenAiError(response, 402, "insufficient_quota", "insufficient_credits");
        assertThat(jsonOf(response).path("error").path("message").asString()).isEqualTo("Not enough.");
        assertThat(jsonOf(response).path("error").path("param").asString()).isEqualTo("x");
    }

    @Test
    void passesAServicesOwnEnvelopeAndProblemsAsTheyAre() throws Exception {
        var key = FakeServices.knownKey();
        var own = "{\"error\":{\"message\":\"m\",\"type\":\"t\",\"param\":null,\"code\":\"c\"}}";
        INFERENCE.behave((_, out) -> StreamingService.json(out, "404 Not Found", "application/json", own));
        SERVICES.stubFor(get(urlEqualTo("/api/v1/wallet"))
                .willReturn(aResponse()
                        .withStatus(409)
                        .withHeader("Content-Type", "application/problem+json")
                        .withBody("{\"code\":\"c\"}")));

        assertThat(send(chat(key, "{}")).body()).isEqualTo(own);
        var problem = send(as(key, "/api/v1/wallet"));
        assertThat(problem.statusCode()).isEqualTo(409);
        assertThat(problem.body()).isEqualTo("{\"code\":\"c\"}");
    }

    @Test
    void saysNothingOfAServicesFailure() throws Exception {
        var key = FakeServices.knownKey();
        INFERENCE.behave((_, out) ->
                StreamingService.json(out, "500 Internal Server Error", "text/html", "java.lang.Oops at io.taomarket"));

        var response = send(chat(key, "{}"));

        assertOpenAiError(response, 502, "server_error", "internal_error");
        assertThat(response.body()).doesNotContain("Oops").doesNotContain("io.taomarket");
    }

    @Test
    void answersForAServiceThatIsAway() throws Exception {
        var response = send(to("/api/v1/subnets/1/weights"));

        assertProblem(response, 503, "temporarily_unavailable");
        assertThat(response.headers().firstValue("retry-after")).hasValue("1");
        assertThat(response.body()).doesNotContain("localhost");
    }

    @Test
    void readsAreOpenAndWritesAreNot() throws Exception {
        assertThat(send(to("/api/v1/subnets")).statusCode()).isEqualTo(200);
        assertThat(send(to("/api/v1/subnets/1/emissions/3")).statusCode()).isEqualTo(200);
        assertProblem(send(to("/api/v1/subnets").POST(BodyPublishers.noBody())), 401, "unauthenticated");
        assertProblem(send(to("/api/v1/subnets/1/registrations/2")), 401, "unauthenticated");
        SERVICES.verify(getRequestedFor(urlEqualTo("/api/v1/subnets")));
    }

    @Test
    void headIsAnsweredLikeGetWithoutABody() throws Exception {
        var response = send(to("/api/v1/supply").HEAD());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
    }
}
