package io.taomarket.gateway;

import static io.taomarket.gateway.EnvelopeAssertions.assertOpenAiError;
import static io.taomarket.gateway.EnvelopeAssertions.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

class LimitsIntegrationTests extends GatewayFixture {

    @Test
    void aKeysOwnLimitHolds() throws Exception {
        var slow = FakeServices.knownKey("\"requests_per_minute\":2");

        var first = send(chat(slow, "{}"));
        assertThat(first.headers().firstValue("openai-processing-ms").orElse(""))
                .matches("\\d+");
        assertThat(first.headers().firstValue("x-ratelimit-limit-requests")).hasValue("2");
        assertThat(first.headers().firstValue("x-ratelimit-remaining-requests")).hasValue("1");
        assertThat(first.headers().firstValue("x-ratelimit-reset-requests").orElse(""))
                .matches("\\d+s");
        send(chat(slow, "{}"));
        var third = send(chat(slow, "{}"));

        assertOpenAiError(third, 429, "rate_limit_error", "rate_limit_exceeded");
        assertThat(third.headers().firstValue("x-ratelimit-remaining-requests")).hasValue("0");
        assertThat(Long.parseLong(third.headers().firstValue("retry-after").orElse("0")))
                .isBetween(20L, 31L);
        assertThat(send(chat(FakeServices.knownKey(), "{}")).statusCode()).isEqualTo(200);
    }

    @Test
    void anAddressSignsUpOnlySoOften() throws Exception {
        for (var account = 0; account < 3; account++)
            assertThat(send(signUp()).statusCode()).isEqualTo(200);

        var refused = send(signUp());

        assertProblem(refused, 429, "rate_limit_exceeded");
        assertThat(refused.headers().firstValue("retry-after")).isPresent();
    }

    private HttpRequest.Builder signUp() {
        return to("/api/v1/accounts")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\":\"a\"}"));
    }
}
