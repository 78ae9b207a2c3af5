package io.taomarket.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SampleTest
class OpenApiIntegrationTests {

    @Autowired
    JsonMapper json;

    @LocalServerPort
    int port;

    JsonNode api;

    @BeforeEach
    void read() {
        var body = RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .build()
                .get()
                .uri("/internal/openapi")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        api = json.readTree(body);
    }

    @Test
    void hidesTheCaller() {
        var parameters = api.path("paths").path("/charges").path("post").path("parameters");

        assertThat(parameters
                        .valueStream()
                        .map(parameter -> parameter.path("name").asString()))
                .containsExactly("Idempotency-Key");
        assertThat(api.path("paths").path("/whoami").path("get").has("parameters"))
                .isFalse();
        assertThat(api.path("components").path("schemas").propertyNames()).doesNotContain("Caller");
    }

    @Test
    void namesPropertiesAsTheyAreOnTheWire() {
        var charge = schema("Charge");

        assertThat(charge.path("properties").propertyNames()).containsExactlyInAnyOrder("amount_rao", "kind_of_charge");
        assertThat(schema("DeadLetter").path("properties").propertyNames()).contains("set_aside_at");
    }

    @Test
    void describesExactAmountsAsText() {
        var amount = schema("Charge").path("properties").path("amount_rao");

        assertThat(amount.path("type").asString()).isEqualTo("string");
        assertThat(amount.path("pattern").asString()).isEqualTo("^-?[0-9]+$");
        assertThat(amount.propertyNames()).containsExactlyInAnyOrder("type", "pattern");
        assertThat(schema("Pile")
                        .path("properties")
                        .path("waiting")
                        .path("type")
                        .asString())
                .isEqualTo("integer");
    }

    @Test
    void writesEnumsInLowerCase() {
        var kinds = schema("Charge").path("properties").path("kind_of_charge").path("enum");

        assertThat(kinds.valueStream().map(JsonNode::asString)).containsExactly("once", "again");
    }

    @Test
    void leavesOutWhatServicesSayToEachOther() {
        assertThat(api.path("openapi").asString()).startsWith("3.1");
        assertThat(api.path("paths").propertyNames())
                .contains("/charges", "/api/v1/admin/sample/dead-letters")
                .noneMatch(path -> path.startsWith("/internal"));
    }

    private JsonNode schema(String name) {
        return api.path("components").path("schemas").path(name);
    }
}
