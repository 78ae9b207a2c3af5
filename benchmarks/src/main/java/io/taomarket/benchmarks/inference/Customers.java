package io.taomarket.benchmarks.inference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People who sign up at the gateway and are sold TAO, as anybody is. */
record Customers(String url, String adminKey) {

    private static final String WEALTH_RAO = "100000000000000";
    private static final JsonMapper JSON = new JsonMapper();

    /** An account and the key that came with it. */
    record Customer(UUID accountId, String key) {}

    Customer signUp(String name) {
        var account = post("/api/v1/accounts", null, Map.of("name", name));
        return new Customer(
                UUID.fromString(account.path("account_id").asString()),
                account.path("key").path("key").asString());
    }

    /** Signs up and gets money. */
    Customer rich(String name) {
        var customer = signUp(name);
        post(
                "/api/v1/admin/wallet/deposits",
                adminKey,
                Map.of("deposit_id", UUID.randomUUID(), "account_id", customer.accountId(), "amount_rao", WEALTH_RAO));
        return customer;
    }

    private JsonNode post(String path, @Nullable String key, Map<String, ?> body) {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        if (key != null) request.header("Authorization", "Bearer " + key);
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) throw new IllegalStateException(path + " answered " + answer.body());
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
