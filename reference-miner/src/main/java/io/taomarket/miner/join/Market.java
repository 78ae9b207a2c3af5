package io.taomarket.miner.join;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.chassis.signing.Address;
import io.taomarket.chassis.signing.SignedRequests;
import io.taomarket.chassis.signing.SigningKey;
import io.taomarket.miner.door.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A market as one of its customers sees it, who wants to become a miner. What it refuses is an {@link IOException}. */
final class Market implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SHOWN_CHARACTERS = 300;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String url;
    private final String accountKey;

    Market(URI url, String accountKey) {
        this.url = url.toString().replaceAll("/+$", "");
        this.accountKey = accountKey;
    }

    Address platform() throws IOException {
        var address =
                send("GET", "/api/v1/platform", Map.of(), "").path("address").stringValue("");
        return Address.parse(address).orElseThrow(() -> new IOException(url + " is no market: it has no address"));
    }

    String accountId() throws IOException {
        return send("GET", "/api/v1/account", asCustomer(), "")
                .path("account_id")
                .stringValue("");
    }

    /** Whether a hotkey has a slot in the subnet. */
    boolean isIn(int netuid, Address hotkey) throws IOException {
        var neurons = send("GET", "/api/v1/subnets/" + netuid + "/metagraph", Map.of(), "")
                .path("neurons");
        return neurons.valueStream()
                .anyMatch(neuron -> hotkey.ss58().equals(neuron.path("hotkey").stringValue("")));
    }

    /** Shows that the hotkey wants to belong to the account. */
    void bind(SigningKey hotkey) throws IOException {
        var signature = hotkey.sign(("taomarket-hotkey\n" + accountId()).getBytes(UTF_8));
        var body = Map.of(
                "hotkey", hotkey.address().ss58(),
                "scheme", hotkey.scheme().label(),
                "signature", HexFormat.of().formatHex(signature));
        send("POST", "/api/v1/hotkeys", asCustomer(), Json.MAPPER.writeValueAsString(body));
    }

    /** Asks for a slot, which the account pays; returns where it can be seen what became of it. */
    String buySlot(int netuid, Address hotkey) throws IOException {
        var id = UUID.randomUUID().toString();
        var path = "/api/v1/subnets/" + netuid + "/registrations";
        var body = Map.of("registration_id", id, "hotkey", hotkey.ss58());
        send("POST", path, asCustomer(), Json.MAPPER.writeValueAsString(body));
        return path + "/" + id;
    }

    /** What became of a wish for a slot: {@code registered}, {@code declined}, or it is under way. */
    String state(String registration) throws IOException {
        return send("GET", registration, asCustomer(), "").path("state").stringValue("");
    }

    /** Announces the offer; the platform looks whether this hotkey answers at its address. */
    void announce(int netuid, SigningKey hotkey, Offer offer) throws IOException {
        var path = "/api/v1/subnets/" + netuid + "/neurons/" + hotkey.address().ss58() + "/endpoint";
        var body = Json.MAPPER.writeValueAsString(offer.json());
        var signed = SignedRequests.sign(hotkey, "PUT", path, body.getBytes(UTF_8), platform(), Clock.systemUTC());
        send("PUT", path, signed, body);
    }

    private Map<String, String> asCustomer() {
        return Map.of("Authorization", "Bearer " + accountKey);
    }

    private JsonNode send(String method, String path, Map<String, String> headers, String body) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() / 100 == 2) return Json.MAPPER.readTree(response.body());
            throw new IOException(
                    method + " " + url + path + " answered " + response.statusCode() + ": " + shown(response.body()));
        } catch (JacksonException e) {
            throw new IOException(method + " " + url + path + " answered no JSON", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String shown(String body) {
        return body.substring(0, Math.min(SHOWN_CHARACTERS, body.length())).replaceAll("\\p{Cntrl}", " ");
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
