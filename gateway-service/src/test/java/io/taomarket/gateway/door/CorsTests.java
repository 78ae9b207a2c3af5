package io.taomarket.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taomarket.chassis.problem.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class CorsTests {

    final jakarta.servlet.Filter filter = new CorsConfiguration()
            .corsFilter(new CorsConfiguration.CorsProperties(List.of("https://app.example")))
            .getFilter();

    @Test
    void aNamedSiteMaySendWhatOfficialClientsSend() throws Exception {
        var response = new MockHttpServletResponse();

        filter.doFilter(preflight("https://app.example"), response, new MockFilterChain());

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeader("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
        assertThat(response.getHeader("Access-Control-Allow-Headers")).contains("x-stainless-lang", "authorization");
        assertThat(response.getHeader("Access-Control-Allow-Credentials")).isNull();
    }

    @Test
    void anotherSiteIsRefused() {
        assertThatThrownBy(() -> filter.doFilter(
                        preflight("https://evil.example"), new MockHttpServletResponse(), new MockFilterChain()))
                .isInstanceOf(Refusal.class);
    }

    private static MockHttpServletRequest preflight(String origin) {
        var request = new MockHttpServletRequest("OPTIONS", "/v1/chat/completions");
        request.addHeader("Origin", origin);
        request.addHeader("Access-Control-Request-Method", "POST");
        request.addHeader("Access-Control-Request-Headers", "authorization, x-stainless-lang");
        return request;
    }
}
