package io.taomarket.inference.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EnvelopeTests {

    @Test
    void alwaysHasAllFourKeys() {
        var json = new JsonMapper()
                .writeValueAsString(ApiFault.of(503, null, "Later.").envelope());

        assertThat(json)
                .isEqualTo(
                        "{\"error\":{\"message\":\"Later.\",\"type\":\"server_error\",\"param\":null,\"code\":null}}");
    }

    @Test
    void namesTheFieldAndKeepsTheHeaders() {
        var fault = ApiFault.of(429, "busy", "Later.").retryAfter(3).about("model");

        assertThat(fault.headers()).containsEntry("retry-after", "3");
        assertThat(fault.envelope().error().param()).isEqualTo("model");
        assertThat(fault.envelope().error().type()).isEqualTo("rate_limit_error");
    }
}
