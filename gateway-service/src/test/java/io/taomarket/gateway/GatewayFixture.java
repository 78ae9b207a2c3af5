package io.taomarket.gateway;

import io.taomarket.chassis.caller.Caller;
import io.taomarket.chassis.caller.CallerTokens;
import io.taomarket.chassis.testing.ServiceTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A gateway with real sockets, and services that each test tells what to answer. */
@ServiceTest
@Import(FakeServices.class)
@TestPropertySource(
        properties = {
            "spring.config.name=gateway-service",
            "spring.application.name=gateway-service",
            "gateway.keys.refresh=500ms",
            "gateway.keys.forget-unknown=100ms",
            "gateway.limits.wrong-keys-per-minute=100000",
            "gateway.limits.sign-ups-per-hour=3",
            "gateway.bodies.timeout=2s",
            "gateway.proxy.farewell=500ms",
            "server.tomcat.connection-timeout=2s"
        })
abstract class GatewayFixture {

    static final String CHAT = "/v1/chat/completions";

    @Value("${local.server.port}")
    int port;

    @Autowired
    CallerTokens tokens;

    @Autowired
    JsonMapper json;

    final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry settings) {
        FakeServices.register(settings);
    }

    @BeforeEach
    void resetServices() {
        FakeServices.reset();
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    HttpRequest.Builder as(FakeServices.Key key, String path) {
        return to(path).header("Authorization", "Bearer " + key.secret());
    }

    HttpRequest.Builder chat(FakeServices.Key key, String body) {
        return as(key, CHAT).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    JsonNode jsonOf(HttpResponse<String> response) {
        return json.readTree(response.body());
    }

    Caller callerIn(StreamingService.Request request) {
        return tokens.read(request.header("X-Tao-Caller")).orElseThrow();
    }
}
