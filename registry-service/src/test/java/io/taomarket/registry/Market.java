package io.taomarket.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taomarket.chassis.caller.CallerTokens;
import io.taomarket.chassis.outbox.EventJson;
import io.taomarket.chassis.signing.SigningKey;
import io.taomarket.chassis.testing.TestCallers;
import io.taomarket.contracts.Event;
import io.taomarket.contracts.emission.BlockProduced;
import io.taomarket.contracts.registry.RegistrationRequested;
import io.taomarket.contracts.wallet.RegistrationPaid;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The world around the registry: callers behind the gateway, a clock of blocks, a wallet that pays. */
@TestComponent
@Lazy
public class Market {

    public static final Duration SOON = Duration.ofSeconds(20);

    public final TestCallers callers;
    private final Environment environment;
    private final KafkaTemplate<String, byte[]> kafka;
    private final EventJson json;
    private final Heard heard;
    private final JdbcClient jdbc;

    Market(
            TestCallers callers,
            Environment environment,
            KafkaTemplate<String, byte[]> kafka,
            EventJson json,
            Heard heard,
            JdbcClient jdbc) {
        this.callers = callers;
        this.environment = environment;
        this.kafka = kafka;
        this.json = json;
        this.heard = heard;
        this.jdbc = jdbc;
    }

    public Answer get(String path) {
        return get(callers.anyone(), path);
    }

    public Answer get(String caller, String path) {
        return call(HttpMethod.GET, caller, path, null, null);
    }

    public Answer call(HttpMethod method, String caller, String path, String body) {
        return call(method, caller, path, body, null);
    }

    public Answer call(HttpMethod method, String caller, String path, String body, String idempotencyKey) {
        var request = http().method(method).uri("/api/v1" + path).header(CallerTokens.HEADER, caller);
        if (idempotencyKey != null) request.header("Idempotency-Key", idempotencyKey);
        if (body != null) request.contentType(MediaType.APPLICATION_JSON).body(body);
        return request.exchange((_, response) -> {
            var text = new String(response.getBody().readAllBytes());
            var tree = text.isEmpty()
                    ? JsonMapper.shared().nullNode()
                    : JsonMapper.shared().readTree(text);
            return new Answer(response.getStatusCode().value(), response.getHeaders(), tree);
        });
    }

    /** A new subnet with its own name; returns the netuid. */
    public int subnet(String hyperparameters) {
        return subnet(hyperparameters, "");
    }

    public int subnet(String hyperparameters, String otherMembers) {
        var name = "s-" + UUID.randomUUID();
        var body = "{\"name\":\"%s\",\"hyperparameters\":%s%s}".formatted(name, hyperparameters, otherMembers);
        var answer = call(HttpMethod.POST, callers.admin(), "/subnets", body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body().get("netuid").asInt();
    }

    public String key(UUID accountId) {
        return callers.key(accountId, UUID.randomUUID(), "market");
    }

    public static String hotkey() {
        return SigningKey.generate().address().ss58();
    }

    public long head() {
        return jdbc.sql("select height from block_head").query(Long.class).single();
    }

    public void mine(int blocks) {
        var height = head() + blocks;
        say(block(height));
        await().atMost(SOON).untilAsserted(() -> assertThat(head()).isEqualTo(height));
    }

    public static BlockProduced block(long height) {
        return new BlockProduced(UUID.randomUUID(), Instant.EPOCH, height, 1_000_000_000, height);
    }

    public void say(Event event) {
        kafka.send(event.topic(), event.key(), json.write(event)).join();
    }

    public Answer request(UUID accountId, int netuid, UUID registrationId, String hotkey) {
        var body = "{\"registration_id\":\"%s\",\"hotkey\":\"%s\"}".formatted(registrationId, hotkey);
        return call(HttpMethod.POST, key(accountId), "/subnets/" + netuid + "/registrations", body);
    }

    /** What the wallet hears of a request. */
    public RegistrationRequested requested(UUID registrationId) {
        await().atMost(SOON).until(() -> !heard.all(RegistrationRequested.class, event -> event.registrationId()
                        .equals(registrationId))
                .isEmpty());
        return heard.all(RegistrationRequested.class, event -> event.registrationId()
                        .equals(registrationId))
                .getFirst();
    }

    public RegistrationPaid paid(RegistrationRequested request) {
        return new RegistrationPaid(
                UUID.randomUUID(),
                Instant.EPOCH,
                request.registrationId(),
                request.netuid(),
                request.accountId(),
                request.hotkey(),
                request.priceRao());
    }

    public Answer registration(UUID accountId, int netuid, UUID registrationId) {
        return get(key(accountId), "/subnets/" + netuid + "/registrations/" + registrationId);
    }

    /** Registers and pays; returns the uid. */
    public int register(UUID accountId, int netuid, String hotkey) {
        var registrationId = UUID.randomUUID();
        var answer = request(accountId, netuid, registrationId, hotkey);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
        say(paid(requested(registrationId)));
        await().atMost(SOON).until(() -> registration(accountId, netuid, registrationId)
                .text("state")
                .equals("registered"));
        return registration(accountId, netuid, registrationId).body().get("uid").asInt();
    }

    public JsonNode metagraph(int netuid) {
        return get("/subnets/" + netuid + "/metagraph").body();
    }

    private RestClient http() {
        return RestClient.builder()
                .baseUrl("http://localhost:" + environment.getRequiredProperty("local.server.port"))
                .requestFactory(new JdkClientHttpRequestFactory())
                .build();
    }
}
