package io.taomarket.gateway;

import static io.taomarket.gateway.FakeServices.INFERENCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is refused below /v1/messages, as Anthropic's clients read it. */
class MessagesIntegrationTests extends GatewayFixture {

    private static final String MESSAGES = "/v1/messages";

    @Test
    void takesAnthropicsKeyHeader() throws Exception {
        var key = FakeServices.knownKey();

        var response = send(messages("{}").header("x-api-key", key.secret()).header("anthropic-version", "2023-06-01"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("request-id"))
                .isEqualTo(response.headers().firstValue("x-request-id"));
        assertThat(INFERENCE.only().header("x-api-key")).isNull();
        assertThat(INFERENCE.only().header("anthropic-version")).isEqualTo("2023-06-01");
    }

    @Test
    void refusesInAnthropicsShape() throws Exception {
        var slow = FakeServices.knownKey("\"requests_per_minute\":1");

        assertError(send(messages("{}")), 401, "authentication_error");
        assertError(send(messages("{}").header("x-api-key", "tao_sk_nobody")), 401, "authentication_error");
        assertError(send(to(MESSAGES)), 405, "invalid_request_error");
        assertError(send(to(MESSAGES + "/batches")), 404, "not_found_error");
        send(messages("{}").header("x-api-key", slow.secret()));
        var tooMany = send(messages("{}").header("x-api-key", slow.secret()));
        assertError(tooMany, 429, "rate_limit_error");
        assertThat(tooMany.headers().firstValue("retry-after")).isPresent();
    }

    @Test
    void aServiceThatIsAwayIsAnOverload() throws Exception {
        FakeServices.walletIsAway();

        var newcomer = "tao_sk_" + UUID.randomUUID().toString().replace("-", "");
        assertError(send(messages("{}").header("x-api-key", newcomer)), 529, "overloaded_error");
    }

    @Test
    void aStreamThatBreaksOffEndsWithAnErrorEvent() throws Exception {
        INFERENCE.behave((_, out) -> {
            StreamingService.streamHead(out);
            StreamingService.chunk(out, "event: message_start\ndata: {}\n\n");
            out.close();
        });

        var response =
                send(messages("{}").header("x-api-key", FakeServices.knownKey().secret()));

        assertThat(response.body())
                .contains("event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"api_error\"")
                .contains("\"request_id\":\""
                        + response.headers().firstValue("x-request-id").orElseThrow() + "\"");
    }

    private HttpRequest.Builder messages(String body) {
        return to(MESSAGES).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    private void assertError(HttpResponse<String> response, int status, String type) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
        var error = jsonOf(response);
        assertThat(error.path("type").asString()).isEqualTo("error");
        assertThat(error.path("error").path("type").asString()).isEqualTo(type);
        assertThat(error.path("error").path("message").asString()).isNotBlank();
        assertThat(error.path("request_id").asString())
                .isEqualTo(response.headers().firstValue("x-request-id").orElseThrow());
    }
}
