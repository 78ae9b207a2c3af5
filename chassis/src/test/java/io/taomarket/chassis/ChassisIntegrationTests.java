package io.taomarket.chassis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.taomarket.chassis.caller.CallerTokens;
import io.taomarket.chassis.testing.TestCallers;
import io.taomarket.contracts.emission.BlockProduced;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.web.servlet.client.RestTestClient;

@SampleTest
class ChassisIntegrationTests {

    static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    SampleService.Teller teller;

    @Autowired
    SampleService.Ear ear;

    @Autowired
    SampleService.Door door;

    @Autowired
    KafkaTemplate<String, byte[]> kafka;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MeterRegistry meters;

    @Autowired
    TestCallers callers;

    @LocalServerPort
    int port;

    RestTestClient http;

    @BeforeEach
    void connect() {
        http = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
    }

    @Test
    void carriesFactsInTheirOrderAndThenForgetsThem() {
        var heights = LongStream.rangeClosed(1, 1200).boxed().toList();

        heights.forEach(height -> teller.say(block(height)));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(heardHeights(1, 1200)).isEqualTo(heights));
        await().atMost(SOON).untilAsserted(() -> assertThat(waiting()).isZero());
    }

    @Test
    void saysNothingOfATransactionThatFailed() {
        assertThatIllegalStateException().isThrownBy(() -> teller.sayAndFail(block(5001)));
        teller.say(block(5002));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(heardHeights(5001, 5002)).containsExactly(5002L));
    }

    @Test
    void setsAsideWhatCannotBeHandledSoThatTheNextCanPass() {
        teller.say(block(SampleService.REFUSED_HEIGHT));
        kafka.send(BlockProduced.TOPIC, "chain", "{ not json".getBytes());
        teller.say(block(7001));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(heardHeights(7001, 7001)).containsExactly(7001L));
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        meters.counter("taomarket.dead.letters", "topic", BlockProduced.TOPIC, "group", "sample")
                                .count())
                .isEqualTo(2));
    }

    @Test
    void letsNobodyInWithoutTheGatewaysWord() {
        http.get().uri("/whoami").exchange().expectStatus().isUnauthorized();
        http.get()
                .uri("/whoami")
                .header(CallerTokens.HEADER, callers.anyone() + "x")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void tellsTheServiceWhoCalls() {
        var accountId = UUID.randomUUID();

        http.get()
                .uri("/whoami")
                .header(CallerTokens.HEADER, callers.key(accountId, UUID.randomUUID(), "inference"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.kind")
                .isEqualTo("key")
                .jsonPath("$.subject")
                .isEqualTo(accountId.toString())
                .jsonPath("$.scopes[0]")
                .isEqualTo("inference");
    }

    @Test
    void answersTheSameKeyWithTheSameAnswerAndOneEffect() {
        var caller = callers.key(UUID.randomUUID(), UUID.randomUUID());
        var before = door.charges.get();

        charge(caller, "k1", "{\"amount_rao\": \"9007199254740993\"}")
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.amount_rao")
                .isEqualTo("9007199254740993");
        charge(caller, "k1", "{\"amount_rao\": \"9007199254740993\"}")
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Idempotency-Replayed", "true")
                .expectBody()
                .jsonPath("$.secret")
                .isEqualTo("secret");
        charge(caller, "k1", "{\"amount_rao\": 2}")
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("idempotency_key_reused");

        assertThat(door.charges.get() - before).isOne();
        assertThat(jdbc.sql("select response from idempotency where response is not null")
                        .query(byte[].class)
                        .list())
                .isNotEmpty()
                .noneMatch(stored -> new String(stored, ISO_8859_1).contains("secret"));
    }

    @Test
    void refusesAmountsThatAreNotWholeOrDoNotFit() {
        var caller = callers.key(UUID.randomUUID(), UUID.randomUUID());

        for (var amount : List.of("1.5", "\"1.5\"", "99999999999999999999", "\"ten\"", "true", "[]", "null")) {
            charge(caller, null, "{\"amount_rao\": " + amount + "}")
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("invalid_field")
                    .jsonPath("$.field")
                    .isEqualTo("amount_rao");
        }
        charge(caller, null, "{\"amount_rao\": -1}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("amount_rao");
        charge(caller, null, "{\"amount_rao\": 1, \"bonus\": 2}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("field_unknown");
        charge(caller, null, "{")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("malformed_json");
        charge(caller, null, "{\"amount_rao\":".repeat(1000)).expectStatus().isBadRequest();
    }

    @Test
    void isReadyWhenDatabaseAndBrokerAnswer() {
        http.get().uri("/actuator/health/readiness").exchange().expectStatus().isOk();
        http.get()
                .uri("/nothing")
                .header(CallerTokens.HEADER, callers.anyone())
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not_found");
    }

    private RestTestClient.ResponseSpec charge(String caller, String key, String body) {
        var request = http.post()
                .uri("/charges")
                .header(CallerTokens.HEADER, caller)
                .header("Content-Type", "application/json");
        if (key != null) request.header("Idempotency-Key", key);
        return request.body(body).exchange();
    }

    private List<Long> heardHeights(long from, long to) {
        return ear.heard.stream()
                .map(BlockProduced::height)
                .filter(height -> height >= from && height <= to)
                .toList();
    }

    private long waiting() {
        return jdbc.sql("select count(*) from outbox").query(Long.class).single();
    }

    static BlockProduced block(long height) {
        return new BlockProduced(
                UUID.randomUUID(), Instant.parse("2026-01-01T00:00:00Z"), height, 1_000_000_000, height);
    }
}
