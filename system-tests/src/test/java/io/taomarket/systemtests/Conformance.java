package io.taomarket.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taomarket.systemtests.Gateway.Answer;
import io.taomarket.systemtests.Gateway.Customer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What all facts about OpenAI's API share: a customer of their own, short words for calls, and what every error must
 * look like. JSON is written with single quotes.
 */
abstract class Conformance {

    static final String ECHO = "sim/echo-small";
    static final String TOOLS = "sim/echo-tools";
    static final String EMBED = "sim/embed-64";
    static final String CHAT = "/v1/chat/completions";
    static final long TAO = 1_000_000_000L;
    static final Duration SETTLED = Duration.ofSeconds(5);
    static final JsonMapper JSON = JsonMapper.shared();

    final Marketplace marketplace = Marketplace.shared();
    final Gateway gateway = marketplace.gateway();
    final Customer customer = gateway.customer(getClass().getSimpleName(), marketplace.adminKey(), 10 * TAO);
    private final List<DynamicTest> facts = new ArrayList<>();

    /** Facts are told by name when they fail. */
    final void fact(String name, Executable check) {
        facts.add(DynamicTest.dynamicTest(name, () -> {
            try {
                check.execute();
            } catch (AssertionError e) {
                throw new AssertionError(name + ": " + e.getMessage(), e);
            }
        }));
    }

    final List<DynamicTest> facts() {
        return facts;
    }

    /** JSON whose strings stand in single quotes. */
    static String json(String text) {
        return text.replace('\'', '"');
    }

    static String quoted(String text) {
        return JSON.writeValueAsString(text);
    }

    static Map<String, String> bearer(String key) {
        return Map.of("Authorization", "Bearer " + key);
    }

    final Answer post(String path, String body) {
        return gateway.post(path, bearer(customer.key()), json(body));
    }

    /** A chat with the small echo, and more fields in single quotes. */
    final Answer say(String text, String more) {
        return ask(customer.key(), ECHO, text, more);
    }

    final Answer ask(String key, String model, String text, String more) {
        return gateway.post(CHAT, bearer(key), body(model, text, more));
    }

    static String body(String model, String text, String more) {
        var rest = more.isEmpty() ? "" : ", " + json(more);
        return "{\"model\": \"" + model + "\", \"messages\": [{\"role\": \"user\", \"content\": " + quoted(text) + "}]"
                + rest + "}";
    }

    /** A chat whose miners are told how to behave. */
    final Answer misbehave(String text, String directive, String more) {
        return say(text + "\n!sim " + json(directive), more);
    }

    static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    static String content(Answer answer) {
        return ok(answer)
                .path("choices")
                .path(0)
                .path("message")
                .path("content")
                .asString();
    }

    /** The events of a stream that has ended well. */
    static List<JsonNode> chunks(Answer stream) {
        assertThat(stream.status()).as(stream.text()).isEqualTo(200);
        var data = data(stream);
        assertThat(data).as(stream.text()).isNotEmpty();
        assertThat(data.getLast()).as(stream.text()).isEqualTo("[DONE]");
        return data.subList(0, data.size() - 1).stream().map(JSON::readTree).toList();
    }

    /** What stands behind {@code data:}; anything else but comments and blank lines is a mistake. */
    static List<String> data(Answer stream) {
        var data = new ArrayList<String>();
        stream.text().lines().forEach(line -> {
            if (line.startsWith("data: ")) data.add(line.substring(6));
            else assertThat(line).matches(rest -> rest.isEmpty() || rest.startsWith(":"));
        });
        return data;
    }

    static String text(List<JsonNode> chunks) {
        var text = new StringBuilder();
        for (var chunk : chunks)
            text.append(
                    chunk.path("choices").path(0).path("delta").path("content").asString(""));
        return text.toString();
    }

    /** A stream that broke: an error event at its end, and no [DONE]. */
    static JsonNode brokenBy(Answer stream, String code) {
        assertThat(stream.status()).as(stream.text()).isEqualTo(200);
        var data = data(stream);
        assertThat(data).as(stream.text()).doesNotContain("[DONE]");
        var error = JSON.readTree(data.getLast()).path("error");
        assertThat(error.path("code").asString()).as(stream.text()).isEqualTo(code);
        assertThat(error.path("message").asString()).isNotBlank();
        return error;
    }

    /** OpenAI's envelope; {@code param} and {@code code} are checked where they are given. */
    static JsonNode refused(Answer answer, int status, String param, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("content-type")).startsWith("application/json");
        assertThat(answer.header("x-request-id")).isNotBlank();
        var error = answer.body().path("error");
        assertThat(error.propertyNames()).contains("message", "type", "param", "code");
        assertThat(error.path("type").isString()).isTrue();
        assertThat(error.path("message").asString()).isNotBlank();
        if (param != null) assertThat(error.path("param").asString()).isEqualTo(param);
        if (code != null) assertThat(error.path("code").asString()).isEqualTo(code);
        return error;
    }

    /** A new key of the customer's account with these settings. */
    final JsonNode key(String settings) {
        var answer = gateway.send("POST", "/api/v1/keys", bearer(customer.key()), json(settings));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body();
    }

    final long usedRao(String key) {
        return rao(gateway.get("/v1/credits", key).body(), "total_usage_rao");
    }

    /** Fails as an assertion where the field is missing, as in the answer of a busy service, so that it can be awaited. */
    static long rao(JsonNode node, String field) {
        assertThat(node.path(field).isString()).as(field + " in " + node).isTrue();
        return Long.parseLong(node.path(field).asString());
    }

    final JsonNode generation(Answer answer) {
        return generation(answer.header("x-request-id"));
    }

    final JsonNode generation(String id) {
        return await().atMost(SETTLED)
                .until(() -> gateway.get("/v1/generation?id=" + id, customer.key()), found -> found.status() == 200)
                .body();
    }

    /** Another customer with this much money, where the account itself is looked at. */
    final Customer another(String name, long fundsRao) {
        return gateway.customer(name, marketplace.adminKey(), fundsRao);
    }

    /** Charged exactly this, as soon as it is settled. */
    final void charged(Customer customer, long amountRao) {
        await().atMost(SETTLED)
                .untilAsserted(() -> assertThat(usedRao(customer.key())).isEqualTo(amountRao));
    }

    final Map<String, JsonNode> endpoints(String model) {
        var found = new HashMap<String, JsonNode>();
        var endpoints = gateway.get("/v1/models/" + model + "/endpoints")
                .body()
                .path("data")
                .path("endpoints");
        StreamSupport.stream(endpoints.spliterator(), false)
                .forEach(endpoint -> found.put(endpoint.path("miner").asString(), endpoint));
        return found;
    }
}
