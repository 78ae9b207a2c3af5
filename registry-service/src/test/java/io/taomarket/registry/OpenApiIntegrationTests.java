package io.taomarket.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

@RegistryTest
class OpenApiIntegrationTests {

    @LocalServerPort
    int port;

    @Autowired
    JsonMapper json;

    @Test
    void describesEveryCall() {
        var text = RestClient.create("http://localhost:" + port)
                .get()
                .uri("/internal/openapi")
                .retrieve()
                .body(String.class);

        assertThat(json.readTree(text).get("paths").propertyNames())
                .contains(
                        "/api/v1/subnets",
                        "/api/v1/subnets/{netuid}",
                        "/api/v1/subnets/{netuid}/hyperparameters",
                        "/api/v1/subnets/{netuid}/registration-price",
                        "/api/v1/subnets/{netuid}/registrations",
                        "/api/v1/subnets/{netuid}/registrations/{registrationId}",
                        "/api/v1/subnets/{netuid}/neurons/{hotkey}/endpoint",
                        "/api/v1/subnets/{netuid}/neurons/{uid}",
                        "/api/v1/subnets/{netuid}/metagraph",
                        "/api/v1/subnets/{netuid}/next-to-be-replaced");
    }
}
