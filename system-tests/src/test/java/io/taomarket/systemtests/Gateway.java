package io.taomarket.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Raw HTTP to the gateway, for what the official client hides. */
final class Gateway {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;

    Gateway(String url) {
        this.url = url;
    }

    /** An answer: status, headers, and the body as JSON where it is JSON. */
    record Answer(int status, Map<String, String> headers, String text, JsonNode body) {

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    Answer get(String path) {
        return send(request(path).GET().build());
    }

    Answer get(String path, String key) {
        return send(request(path).header("Authorization", "Bearer " + key).GET().build());
    }

    Answer post(String path, String key, Object body) {
        return post(path, Map.of("Authorization", "Bearer " + key), JSON.writeValueAsString(body));
    }

    Answer post(String path, Map<String, String> headers, String body) {
        return send("POST", path, headers, body);
    }

    Answer send(String method, String path, Map<String, String> headers, String body) {
        var request = request(path).header("Content-Type", "application/json");
        headers.forEach(request::header);
        return send(request.method(method, BodyPublishers.ofString(body)).build());
    }

    /** A new account with this much money. */
    Customer customer(String name, String adminKey, long fundsRao) {
        var account = send("POST", "/api/v1/accounts", Map.of(), JSON.writeValueAsString(Map.of("name", name)))
                .body();
        var customer = new Customer(
                account.path("account_id").asString(),
                account.path("key").path("id").asString(),
                account.path("key").path("key").asString());
        if (fundsRao > 0) fund(customer, adminKey, fundsRao);
        return customer;
    }

    private void fund(Customer customer, String adminKey, long fundsRao) {
        var deposit = post(
                "/api/v1/admin/wallet/deposits",
                adminKey,
                Map.of(
                        "deposit_id", UUID.randomUUID().toString(),
                        "account_id", customer.accountId(),
                        "amount_rao", String.valueOf(fundsRao),
                        "memo", "test"));
        if (deposit.status() != 201) throw new IllegalStateException(deposit.text());
    }

    record Customer(String accountId, String keyId, String key) {}

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(30));
    }

    private Answer send(HttpRequest request) {
        try {
            var response = http.send(request, BodyHandlers.ofByteArray());
            var headers = new java.util.TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
            var text = new String(response.body(), UTF_8);
            var isJson = headers.getOrDefault("content-type", "").contains("json");
            return new Answer(response.statusCode(), headers, text, isJson ? JSON.readTree(text) : JSON.missingNode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
