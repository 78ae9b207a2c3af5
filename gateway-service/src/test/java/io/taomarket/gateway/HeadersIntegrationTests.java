package io.taomarket.gateway;

import static io.taomarket.gateway.EnvelopeAssertions.assertOpenAiError;
import static io.taomarket.gateway.FakeServices.INFERENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.chassis.caller.Caller;
import io.taomarket.chassis.caller.Caller.Kind;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HeadersIntegrationTests extends GatewayFixture {

    @Test
    void nobodyCanSpeakForAnotherOrComeFromElsewhere() throws Exception {
        var forged = tokens.write(new Caller(Kind.ADMIN, "admin", "", Set.of(), Map.of(), "x"));

        RawHttp.get(
                port,
                "/v1/models",
                "X-Tao-Caller: " + forged,
                "X-TAO-Scope: all",
                "X-Forwarded-For: 10.0.0.1",
                "X-Forwarded-Host: evil.example",
                "Forwarded: for=10.0.0.1",
                "X-Real-IP: 10.0.0.1",
                "X-Original-URL: /internal/v1/holds",
                "X-Request-Id: mine",
                "Cookie: a=b",
                "X-Stainless-Retry-Count: 1",
                "Accept: application/json");

        var request = INFERENCE.only();
        assertThat(callerIn(request).kind()).isEqualTo(Kind.ANYONE);
        assertThat(callerIn(request).attributes()).containsEntry("address", "127.0.0.1");
        assertThat(request.headers())
                .noneMatch(header -> header.contains(forged))
                .noneMatch(
                        header -> header.matches("(?i)(x-tao-scope|x-forwarded|forwarded|x-real|x-original|cookie).*"));
        assertThat(request.header("x-request-id")).startsWith("req_");
        assertThat(request.header("x-stainless-retry-count")).isEqualTo("1");
        assertThat(request.header("accept")).isEqualTo("application/json");
        assertThat(request.header("host")).startsWith("localhost:");
    }

    @Test
    void whatConcernsOneConnectionEndsWithIt() throws Exception {
        RawHttp.exchange(
                port,
                "GET /v1/models HTTP/1.1\r\nHost: localhost\r\nConnection: close, x-hop\r\nX-Hop: 1\r\nTE: trailers\r\n\r\n");

        assertThat(INFERENCE.only().header("x-hop")).isNull();
        assertThat(INFERENCE.only().header("te")).isNull();
    }

    @Test
    void refusesTooManyAndTooLongHeaders() throws Exception {
        var many = to("/v1/models");
        for (var name = 0; name < 70; name++) many.header("x-h" + name, "1");

        assertOpenAiError(send(many), 431, "invalid_request_error", "headers_too_large");
        assertOpenAiError(
                send(to("/v1/models").header("x-long", "1".repeat(9000))),
                431,
                "invalid_request_error",
                "headers_too_large");
        assertOpenAiError(send(to("/v1/models?" + "q".repeat(5000))), 414, "invalid_request_error", "uri_too_long");
    }

    @Test
    void whatTheServerItselfRefusesIsNoPageEither() throws Exception {
        var answer = RawHttp.get(port, "/v1/models", "x-long: " + "1".repeat(20_000));

        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("<html").doesNotContain("Apache");
    }

    @Test
    void everyReplyIsNamedByUs() throws Exception {
        var first = send(to("/v1/models").header("x-request-id", "mine"));
        var second = send(to("/v1/models"));

        var name = first.headers().allValues("x-request-id");
        assertThat(name)
                .singleElement()
                .asString()
                .matches("req_[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(second.headers().allValues("x-request-id")).isNotEqualTo(name);
        assertThat(first.headers().firstValue("x-content-type-options")).hasValue("nosniff");
    }
}
