package io.taomarket.chassis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.taomarket.chassis.caller.CallerTokens;
import io.taomarket.chassis.testing.TestCallers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SampleTest
class DeadLetterIntegrationTests {

    static final Duration SOON = Duration.ofSeconds(20);
    static final String PATH = "/api/v1/admin/sample/dead-letters";
    static final List<RuntimeException> ALWAYS = nCopies(5, new IllegalStateException("cannot bear it"));
    static final RuntimeException DATABASE_LOST = new DataAccessResourceFailureException("connection lost mid-query");

    @Autowired
    TroubledEar ear;

    @Autowired
    KafkaTemplate<String, byte[]> kafka;

    @Autowired
    KafkaAdmin admin;

    @Autowired
    MeterRegistry meters;

    @Autowired
    TestCallers callers;

    @Autowired
    JsonMapper json;

    @LocalServerPort
    int port;

    RestTestClient http;

    @BeforeEach
    void connect() {
        http = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
    }

    @Test
    void waitsWithAWholeBatchWhileTheDatabaseIsAway() {
        ear.prepare("patience", nCopies(6, DATABASE_LOST));

        say(TroubledEar.BATCHES, "k", "patience");

        await().atMost(SOON).untilAsserted(() -> assertThat(ear.heard).contains("patience"));
        assertThat(setAside(TroubledEar.BATCHES)).isZero();
    }

    @Test
    void doesNotSetAsideWhatFailsAtLastBecauseTheDatabaseIsAway() {
        var failures = new ArrayList<>(ALWAYS.subList(0, 4));
        failures.add(DATABASE_LOST);
        ear.prepare("in a batch", failures);
        ear.prepare("alone", failures);
        var before = setAside(TroubledEar.WORDS);

        say(TroubledEar.BATCHES, "k", "in a batch");
        say(TroubledEar.WORDS, "k", "alone");

        await().atMost(SOON).untilAsserted(() -> assertThat(ear.heard).contains("in a batch", "alone"));
        assertThat(setAside(TroubledEar.BATCHES)).isZero();
        assertThat(setAside(TroubledEar.WORDS)).isEqualTo(before);
    }

    @Test
    void showsWhatWasSetAsideAndReplaysItOnce() {
        var start = Instant.now().minusSeconds(60);
        ear.prepare("bitter", ALWAYS);
        say(TroubledEar.WORDS, "key of bitter", "bitter");
        var topic = TroubledEar.WORDS + ".sample.dlt";
        await().atMost(SOON).untilAsserted(() -> assertThat(waiting(topic)).isEqualTo(1));

        await().atMost(SOON).untilAsserted(() -> assertThat(shown("taomarket.dead.letters.waiting", topic))
                .isEqualTo(1));

        var letter = newest("key of bitter");
        assertThat(letter.path("topic").asString()).isEqualTo(topic);
        assertThat(letter.path("original_topic").asString()).isEqualTo(TroubledEar.WORDS);
        assertThat(letter.path("original_partition").asInt()).isZero();
        assertThat(letter.path("original_offset").asLong()).isNotNegative();
        assertThat(letter.path("reason").asString()).isEqualTo("cannot bear it");
        assertThat(Instant.parse(letter.path("set_aside_at").asString())).isAfter(start);
        assertThat(letter.path("replayed").asBoolean()).isFalse();

        var replay = replay(topic);
        assertThat(replay.path("replayed").asInt()).isEqualTo(1);
        assertThat(replay.path("waiting").asInt()).isZero();
        await().atMost(SOON).untilAsserted(() -> assertThat(ear.heard).contains("bitter"));
        assertThat(newest("key of bitter").path("replayed").asBoolean()).isTrue();
        assertThat(replay(topic).path("replayed").asInt()).isZero();
        assertThat(waiting(topic)).isZero();
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(shown("taomarket.dead.letters.waiting", topic)).isZero();
            assertThat(shown("taomarket.kafka.lag", TroubledEar.WORDS)).isZero();
        });
    }

    private double shown(String meter, String topic) {
        return meters.get(meter).tag("topic", topic).gauge().value();
    }

    @Test
    void doesNotSendAnOldStateAfterANewerOne() {
        ear.prepare("version 1", ALWAYS);
        ear.prepare("only version", ALWAYS);
        say(TroubledEar.STATES, "one", "version 1");
        say(TroubledEar.STATES, "two", "only version");
        say(TroubledEar.STATES, "one", "version 2");
        var topic = TroubledEar.STATES + ".sample.dlt";
        await().atMost(SOON).untilAsserted(() -> assertThat(waiting(topic)).isEqualTo(2));

        var replay = replay(topic);

        assertThat(replay.path("replayed").asInt()).isEqualTo(1);
        assertThat(replay.path("outdated").asInt()).isEqualTo(1);
        await().atMost(SOON).untilAsserted(() -> assertThat(ear.heard).contains("version 2", "only version"));
        assertThat(ear.heard).doesNotContain("version 1");
    }

    @Test
    void keepsDeadLettersForEver() throws Exception {
        ear.prepare("kept", ALWAYS);
        say(TroubledEar.WORDS, "k", "kept");
        var topic = TroubledEar.WORDS + ".sample.dlt";
        await().atMost(SOON).untilAsserted(() -> assertThat(waiting(topic)).isPositive());

        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (var client = Admin.create(admin.getConfigurationProperties())) {
            var settings = client.describeConfigs(List.of(resource)).all().get().get(resource);
            assertThat(settings.get("retention.ms").value()).isEqualTo("-1");
            assertThat(settings.get("cleanup.policy").value()).isEqualTo("delete");
        }
        replay(topic);
    }

    @Test
    void isForTheOperatorOnly() {
        var key = callers.key(UUID.randomUUID(), UUID.randomUUID());

        http.get()
                .uri(PATH)
                .header(CallerTokens.HEADER, key)
                .exchange()
                .expectStatus()
                .isForbidden();
        post(key, "{\"topic\": \"x\"}").expectStatus().isForbidden();
    }

    @Test
    void refusesTopicsAndLimitsThatAreNotItsOwn() {
        post(callers.admin(), "{\"topic\": \"" + TroubledEar.WORDS + "\"}")
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("dead_letter_topic_unknown");
        post(callers.admin(), "{\"topic\": \"other.sample.dlt\", \"limit\": 0}")
                .expectStatus()
                .isBadRequest();
        http.get()
                .uri(PATH + "?limit=201")
                .header(CallerTokens.HEADER, callers.admin())
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("limit");
    }

    private void say(String topic, String key, String word) {
        kafka.send(topic, key, word.getBytes(UTF_8)).join();
    }

    private double setAside(String topic) {
        return meters.counter("taomarket.dead.letters", "topic", topic, "group", "sample")
                .count();
    }

    private JsonNode overview() {
        var body = http.get()
                .uri(PATH + "?limit=200")
                .header(CallerTokens.HEADER, callers.admin())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return json.readTree(body);
    }

    private long waiting(String topic) {
        return overview()
                .path("topics")
                .valueStream()
                .filter(pile -> pile.path("topic").asString().equals(topic))
                .mapToLong(pile -> pile.path("waiting").asLong())
                .sum();
    }

    private JsonNode newest(String key) {
        return overview()
                .path("newest")
                .valueStream()
                .filter(letter -> letter.path("key").asString("").equals(key))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode replay(String topic) {
        var body = post(callers.admin(), "{\"topic\": \"" + topic + "\"}")
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return json.readTree(body);
    }

    private RestTestClient.ResponseSpec post(String caller, String body) {
        return http.post()
                .uri(PATH + "/replays")
                .header(CallerTokens.HEADER, caller)
                .header("Content-Type", "application/json")
                .body(body)
                .exchange();
    }
}
