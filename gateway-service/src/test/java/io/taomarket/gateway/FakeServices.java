package io.taomarket.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import io.taomarket.chassis.kafka.Topics;
import io.taomarket.contracts.wallet.KeyChanged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;
import org.springframework.test.context.DynamicPropertyRegistry;

/** All services behind the gateway, played by one server; scoring-service is away. */
@TestConfiguration(proxyBeanMethods = false)
class FakeServices {

    static final WireMockServer SERVICES = new WireMockServer(
            WireMockConfiguration.options().dynamicPort().containerThreads(40).http2PlainDisabled(true));
    static final StreamingService INFERENCE = new StreamingService();
    static final String ADMIN_KEY = "tao_admin_only_tests_know_this_key_0123456789";
    static final String METRICS_KEY = "metrics-metrics-metrics-metrics-metrics";

    static final int KEY_CHECKED_FIRST = 1;
    static final int ANYTHING_ELSE = 10;

    private static final Path FOLDER = folder();

    static {
        SERVICES.start();
    }

    private static Path folder() {
        try {
            var folder = Files.createTempDirectory("gateway");
            Files.writeString(folder.resolve("admin.key"), ADMIN_KEY + "\n");
            Files.writeString(folder.resolve("metrics.key"), METRICS_KEY + "\n");
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void register(DynamicPropertyRegistry settings) {
        settings.add("taomarket.services.registry", SERVICES::baseUrl);
        settings.add("taomarket.services.inference", INFERENCE::baseUrl);
        settings.add("taomarket.services.scoring", () -> "http://localhost:1");
        settings.add("taomarket.services.emission", SERVICES::baseUrl);
        settings.add("taomarket.services.wallet", SERVICES::baseUrl);
        settings.add("taomarket.platform.key-file", () -> FOLDER.resolve("platform.key")
                .toString());
        settings.add("gateway.admin-key-file", () -> FOLDER.resolve("admin.key").toString());
        settings.add(
                "gateway.metrics-key-file", () -> FOLDER.resolve("metrics.key").toString());
    }

    @Bean
    NewTopics walletsTopics(Topics topics) {
        return new NewTopics(topics.state(KeyChanged.TOPIC));
    }

    static void reset() {
        SERVICES.resetAll();
        SERVICES.stubFor(any(anyUrl()).atPriority(ANYTHING_ELSE).willReturn(okJson("{\"reached\":true}")));
        SERVICES.stubFor(keyCheck()
                .willReturn(aResponse()
                        .withStatus(404)
                        .withHeader("Content-Type", "application/problem+json")
                        .withBody("{\"status\":404,\"code\":\"invalid_api_key\"}")));
        INFERENCE.reset();
    }

    static MappingBuilder keyCheck() {
        return post(urlEqualTo("/internal/v1/key-checks")).atPriority(5);
    }

    /** A key that wallet knows, with members of the answer beyond the usual, such as {@code "models":["a"]}. */
    static Key knownKey(String... more) {
        var key = new Key(
                "tao_sk_" + UUID.randomUUID().toString().replace("-", ""), UUID.randomUUID(), UUID.randomUUID());
        var members = more.length == 0 ? "" : "," + String.join(",", more);
        SERVICES.stubFor(keyCheck()
                .atPriority(KEY_CHECKED_FIRST)
                .withRequestBody(equalToJson("{\"key\":\"" + key.secret() + "\"}"))
                .willReturn(okJson("{\"key_id\":\"" + key.keyId() + "\",\"account_id\":\"" + key.accountId()
                        + "\",\"scopes\":[\"inference\",\"wallet:read\"],\"models\":[\"a/b\",\"c\"],\"later\":1"
                        + members
                        + "}")));
        return key;
    }

    static void walletIsAway() {
        SERVICES.stubFor(keyCheck()
                .atPriority(KEY_CHECKED_FIRST)
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    }

    static void walletKnowsNoKey() {
        reset();
    }

    record Key(String secret, UUID keyId, UUID accountId) {}
}
