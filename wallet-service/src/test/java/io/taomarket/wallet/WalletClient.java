package io.taomarket.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.chassis.caller.CallerTokens;
import io.taomarket.chassis.testing.TestCallers;
import io.taomarket.contracts.inference.Outcome;
import io.taomarket.contracts.inference.RequestServed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls wallet as the gateway and the other services do. */
public class WalletClient {

    public static final String[] ALL_SCOPES = {"inference", "wallet:read", "wallet:write", "keys", "market"};

    private final TestCallers callers;
    private final Environment environment;
    private final JsonMapper json;

    WalletClient(TestCallers callers, Environment environment, JsonMapper json) {
        this.callers = callers;
        this.environment = environment;
        this.json = json;
    }

    /** An answer: its status, its body and whether it was replayed. */
    public record Answer(int status, JsonNode body, boolean replayed) {

        public String text(String field) {
            return body.path(field).asString();
        }

        public long rao(String field) {
            return Long.parseLong(text(field));
        }
    }

    /** An account and its first key. */
    public record Customer(UUID id, UUID keyId, String secret) {}

    public Customer customer() {
        var answer = post(callers.anyone(), "/api/v1/accounts", Map.of("name", "someone"));
        assertThat(answer.status()).isEqualTo(201);
        var key = answer.body().path("key");
        return new Customer(
                UUID.fromString(answer.text("account_id")),
                UUID.fromString(key.path("id").asString()),
                key.path("key").asString());
    }

    public Customer customerWith(long amountRao) {
        var customer = customer();
        var deposit = Map.of(
                "deposit_id", UUID.randomUUID(), "account_id", customer.id(), "amount_rao", Long.toString(amountRao));
        assertThat(post(callers.admin(), "/api/v1/admin/wallet/deposits", deposit)
                        .status())
                .isEqualTo(201);
        return customer;
    }

    public long freeRao(Customer customer) {
        return get(as(customer), "/api/v1/wallet").rao("free_rao");
    }

    public long heldRao(Customer customer) {
        return get(as(customer), "/api/v1/wallet").rao("held_rao");
    }

    public long stakedRao(Customer customer) {
        return get(as(customer), "/api/v1/wallet").rao("staked_rao");
    }

    public JsonNode supply() {
        return get(callers.service("emission-service"), "/internal/v1/supply").body();
    }

    public Answer hold(Customer customer, UUID holdId, long amountRao) {
        return hold(customer, customer.keyId(), holdId, amountRao);
    }

    public Answer hold(Customer customer, UUID keyId, UUID holdId, long amountRao) {
        return hold(customer, keyId, holdId, "replica-" + customer.id(), amountRao);
    }

    public Answer hold(Customer customer, UUID keyId, UUID holdId, String replica, long amountRao) {
        var request = Map.of(
                "hold_id", holdId,
                "account_id", customer.id(),
                "key_id", keyId,
                "replica", replica,
                "amount_rao", Long.toString(amountRao));
        return post(inference(), "/internal/v1/holds", request);
    }

    public Answer topUp(UUID holdId, UUID topUpId, long amountRao) {
        var request = Map.of("top_up_id", topUpId, "amount_rao", amountRao);
        return post(inference(), "/internal/v1/holds/" + holdId + "/top-ups", request);
    }

    public Answer release(UUID holdId, UUID releaseId, long amountRao) {
        var request = Map.of("release_id", releaseId, "amount_rao", amountRao);
        return post(inference(), "/internal/v1/holds/" + holdId + "/releases", request);
    }

    public RequestServed served(Customer customer, Customer miner, UUID holdId, long costRao) {
        return served(customer, customer.keyId(), miner, holdId, costRao);
    }

    public RequestServed served(Customer customer, UUID keyId, Customer miner, UUID holdId, long costRao) {
        return new RequestServed(
                UUID.randomUUID(),
                Instant.now(),
                "request-" + UUID.randomUUID(),
                customer.id(),
                keyId,
                holdId,
                1,
                "sim/echo-small",
                "miner",
                miner.id(),
                Outcome.FINISHED,
                false,
                10,
                20,
                costRao,
                1,
                List.of(),
                "receipt");
    }

    public String as(Customer customer) {
        return callers.key(customer.id(), customer.keyId(), ALL_SCOPES);
    }

    public String as(Customer customer, String... scopes) {
        return callers.key(customer.id(), customer.keyId(), scopes);
    }

    public String inference() {
        return callers.service("inference-service");
    }

    public TestCallers callers() {
        return callers;
    }

    public Answer get(String token, String path) {
        return send(token, HttpMethod.GET, path, null, null);
    }

    /** An answer that is not JSON. */
    public String text(String token, String path) {
        return RestClient.create()
                .get()
                .uri("http://localhost:" + environment.getProperty("local.server.port") + path)
                .header(CallerTokens.HEADER, token)
                .retrieve()
                .body(String.class);
    }

    public Answer post(String token, String path, Object body) {
        return send(token, HttpMethod.POST, path, null, body);
    }

    public Answer post(String token, String path, String idempotencyKey, Object body) {
        return send(token, HttpMethod.POST, path, idempotencyKey, body);
    }

    public Answer send(String token, HttpMethod method, String path, String idempotencyKey, Object body) {
        var request = RestClient.create()
                .method(method)
                .uri("http://localhost:" + environment.getProperty("local.server.port") + path)
                .header(CallerTokens.HEADER, token);
        if (idempotencyKey != null) request.header("Idempotency-Key", idempotencyKey);
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON)
                    .body(body instanceof String text ? text : json.writeValueAsString(body));
        }
        ResponseEntity<String> answer =
                request.retrieve().onStatus(_ -> true, (_, _) -> {}).toEntity(String.class);
        var text = answer.getBody() == null ? "{}" : answer.getBody();
        return new Answer(
                answer.getStatusCode().value(),
                json.readTree(text),
                answer.getHeaders().containsHeader("Idempotency-Replayed"));
    }
}
