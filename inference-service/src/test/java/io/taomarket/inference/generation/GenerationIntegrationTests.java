package io.taomarket.inference.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.taomarket.chassis.outbox.EventJson;
import io.taomarket.chassis.signing.PlatformKey;
import io.taomarket.chassis.signing.Scheme;
import io.taomarket.chassis.signing.Signatures;
import io.taomarket.contracts.inference.Outcome;
import io.taomarket.contracts.inference.RequestServed;
import io.taomarket.inference.request.Sha256;
import io.taomarket.inference.spool.SpoolProperties;
import io.taomarket.inference.testing.FakeMiner;
import io.taomarket.inference.testing.InferenceTest;
import io.taomarket.routing.Settings;
import io.taomarket.routing.StoredRouting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;

class GenerationIntegrationTests extends InferenceTest {

    static final FakeMiner GOOD = new FakeMiner().answers("{\"data\":[{\"index\":0,\"embedding\":[0.5,-0.25]}]}");
    static final FakeMiner BAD = new FakeMiner();

    @Autowired
    PlatformKey platform;

    @Autowired
    ConsumerFactory<?, ?> consumers;

    @Autowired
    EventJson events;

    @Autowired
    Destinations destinations;

    @Autowired
    Entries entries;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SpoolProperties spool;

    @Autowired
    MeterRegistry meters;

    @Test
    void tellsTheCustomerWhatBecameOfItsRequest() throws Exception {
        var model = embeddingModel(BAD, GOOD);
        var customer = customer(1_000_000);
        var body = "{\"model\":\"%s\",\"input\":\"hello world\",\"provider\":{\"order\":[\"%s\"]}}"
                .formatted(model, BAD.hotkey());
        var response = post(customer, "/v1/embeddings", body);
        var requestId = response.headers().firstValue("x-request-id").orElseThrow();

        var generation =
                JSON.readTree(get(customer, "/v1/generation?id=" + requestId).body());

        assertThat(generation.get("request_id").stringValue()).isEqualTo(requestId);
        assertThat(generation.get("miner").stringValue()).isEqualTo(GOOD.hotkey());
        assertThat(generation.get("cost_rao").stringValue()).isEqualTo("2");
        assertThat(generation.get("miner_rao").stringValue()).isEqualTo("2");
        assertThat(generation.get("protocol_rao").stringValue()).isEqualTo("0");
        assertThat(generation.get("attempts").size()).isEqualTo(2);
        assertThat(generation.at("/attempts/0/outcome").stringValue()).isEqualTo("failed");
        assertThat(generation.at("/attempts/1/outcome").stringValue()).isEqualTo("finished");
        assertThat(generation.at("/routing/candidates").size()).isEqualTo(2);
        assertThat(generation.at("/routing/seed").stringValue()).matches("[0-9a-f]{16}");
        assertThat(generation.at("/routing/models/0").stringValue()).isEqualTo(model);
        var first = generation.at("/routing/candidates/0");
        assertThat(first.get("miner").stringValue()).isEqualTo(BAD.hotkey());
        assertThat(first.get("reason").stringValue()).isEqualTo("order");
        assertThat(first.get("score").doubleValue()).isPositive();
        assertThat(first.get("worst_rao").stringValue()).isEqualTo("2");
        assertThat(first.get("prompt_rao_per_mtok").stringValue()).isEqualTo("1000000");
        verifyReceipt(generation.get("receipt").stringValue(), requestId, body, response.body());
    }

    @Test
    void anotherAccountsGenerationIsNotFound() throws Exception {
        var model = embeddingModel(GOOD);
        var response =
                post(customer(1_000_000), "/v1/embeddings", "{\"model\":\"%s\",\"input\":\"a\"}".formatted(model));
        var requestId = response.headers().firstValue("x-request-id").orElseThrow();

        var other = get(customer(0), "/v1/generation?id=" + requestId);

        assertThat(other.statusCode()).isEqualTo(404);
        assertThat(error(other).get("code").stringValue()).isEqualTo("generation_not_found");
    }

    @Test
    void saysOnceThatARequestWasServed() throws Exception {
        var model = embeddingModel(GOOD);
        var customer = customer(1_000_000);
        var response =
                post(customer, "/v1/embeddings", "{\"model\":\"%s\",\"input\":\"hello world\"}".formatted(model));
        var requestId = response.headers().firstValue("x-request-id").orElseThrow();
        get(customer, "/v1/generation?id=" + requestId);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(said(requestId)).hasSize(1));
        var event = said(requestId).getFirst();

        assertThat(event.accountId()).isEqualTo(customer.accountId());
        assertThat(event.keyId()).isEqualTo(customer.keyId());
        assertThat(event.hotkey()).isEqualTo(GOOD.hotkey());
        assertThat(event.minerAccountId()).isEqualTo(GOOD.accountId());
        assertThat(event.outcome()).isEqualTo(Outcome.FINISHED);
        assertThat(event.costRao()).isEqualTo(2);
        assertThat(event.netuid()).isEqualTo(1);
    }

    @Test
    void aRequestThatNobodyServedIsFreeAndSaysWhoFailed() throws Exception {
        var model = embeddingModel(BAD);
        var customer = customer(1_000_000);
        var response = post(customer, "/v1/embeddings", "{\"model\":\"%s\",\"input\":\"hello\"}".formatted(model));
        var requestId = response.headers().firstValue("x-request-id").orElseThrow();

        assertThat(response.statusCode()).isEqualTo(503);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(said(requestId)).hasSize(1));
        var event = said(requestId).getFirst();
        assertThat(event.costRao()).isZero();
        assertThat(event.hotkey()).isNull();
        assertThat(event.attempts()).hasSize(1);
        assertThat(event.receipt()).isEmpty();
    }

    @Test
    void aReplysIdIsAnotherNameOfItsRequest() throws Exception {
        var customer = customer(0);
        var served = record(customer, "request-1", "reply-request-1");

        destinations.store(List.of(entries.of(served).toBytes()));

        assertThat(statusOf(customer, "request-1")).isEqualTo(200);
        assertThat(statusOf(customer, "reply-request-1")).isEqualTo(200);
        assertThat(statusOf(customer, "other-request-1")).isEqualTo(404);
        assertThat(statusOf(customer, "1")).isEqualTo(404);
    }

    @Test
    void whatComesTwiceIsKeptOnce() throws Exception {
        var customer = customer(0);
        var records = Stream.of("first", "second", "third")
                .map(name -> entries.of(record(customer, name, name)).toBytes())
                .toList();
        var blocks = blocks();

        destinations.store(records.subList(0, 2));
        destinations.store(records.subList(1, 3));
        destinations.store(records);

        for (var name : List.of("first", "second", "third"))
            assertThat(JSON.readTree(get(customer, "/v1/generation?id=" + name).body())
                            .get("request_id")
                            .stringValue())
                    .isEqualTo(name);
        assertThat(blocks()).isEqualTo(blocks + 2);
    }

    @Test
    void aRecordThatAnOlderVersionHasLeftIsPassedOn() throws Exception {
        var customer = customer(0);
        var served = record(customer, UUID.randomUUID().toString(), "reply");
        var older = List.of(events.mapper().writeValueAsBytes(served));

        destinations.publish(older);
        destinations.store(older);

        assertThat(said(served.event().requestId())).containsExactly(served.event());
        assertThat(statusOf(customer, served.event().requestId())).isEqualTo(200);
    }

    @Test
    void aRowOfAnOlderVersionIsStillTold() throws Exception {
        var customer = customer(0);
        jdbc.sql("""
                        insert into generation (request_id, account_id, created_at, document)
                        values ('older', ?, now(), '{"request_id": "older", "cost_rao": "7"}')
                        """).param(customer.accountId()).update();

        assertThat(JSON.readTree(get(customer, "/v1/generation?id=older").body())
                        .get("cost_rao")
                        .stringValue())
                .isEqualTo("7");
    }

    @Test
    void aRowThatTheDatabaseRefusesIsSetAsideAndTheOthersAreStored() throws Exception {
        var customer = customer(0);
        var good = entries.of(record(customer, "good", "good"));
        var bad = entries.of(record(customer, "no text: \u0000", "bad"));

        destinations.store(Stream.of(bad, good).map(Entry::toBytes).toList());

        assertThat(statusOf(customer, "good")).isEqualTo(200);
        assertThat(setAside("generations")).contains(new String(bad.toBytes(), StandardCharsets.UTF_8));
        assertThat(meters.counter("taomarket.inference.spool.broken", "destination", "generations")
                        .count())
                .isPositive();
    }

    private int statusOf(Customer customer, String id) throws Exception {
        return get(customer, "/v1/generation?id=" + id).statusCode();
    }

    private long blocks() {
        return jdbc.sql("select count(*) from generation_block")
                .query(Long.class)
                .single();
    }

    @Test
    void aRecordThatCannotBeReadIsKept() throws Exception {
        destinations.publish(List.of("{\"event\":null}".getBytes()));
        destinations.store(List.of("torn".getBytes()));

        assertThat(setAside("kafka")).contains("{\"event\":null}");
        assertThat(setAside("generations")).contains("torn");
    }

    private List<String> setAside(String destination) throws IOException {
        return Files.readAllLines(spool.directory().resolve(destination + ".broken")).stream()
                .map(line -> new String(Base64.getDecoder().decode(line)))
                .toList();
    }

    private static Served record(Customer customer, String requestId, String replyId) {
        var event = new RequestServed(
                UUID.randomUUID(),
                Instant.EPOCH,
                requestId,
                customer.accountId(),
                customer.keyId(),
                UUID.randomUUID(),
                1,
                "test/model",
                null,
                null,
                Outcome.FAILED,
                false,
                0,
                0,
                0,
                0,
                List.of(),
                "");
        var settings = new Settings(0, 0, 0, 0, 0, 0);
        var routing = new StoredRouting("none", "0", 0, 0, List.of(), List.of(), null, null, settings, List.of());
        return new Served(event, new Details(replyId, Instant.EPOCH, "stop", 0L, -1, 0, 0, routing));
    }

    @SuppressWarnings("unchecked")
    private List<RequestServed> said(String requestId) {
        var found = new ArrayList<RequestServed>();
        try (var consumer = ((ConsumerFactory<String, byte[]>) consumers).createConsumer("test", "test")) {
            var partition = new TopicPartition(RequestServed.TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> {
                    assertThat(new String(
                                    message.headers().lastHeader("ce_type").value()))
                            .isEqualTo(RequestServed.TOPIC);
                    var event = events.read(message.value(), RequestServed.class);
                    if (event.requestId().equals(requestId)) found.add(event);
                });
            }
        }
        return found;
    }

    private void verifyReceipt(String receipt, String requestId, String requestBody, String responseBody) {
        var parts = receipt.split("\\.");
        var signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        var signature = Base64.getUrlDecoder().decode(parts[2]);
        assertThat(Signatures.verify(Scheme.ED25519, platform.address().publicKey(), signed, signature))
                .isTrue();
        var payload = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
        assertThat(payload.get("request_id").stringValue()).isEqualTo(requestId);
        assertThat(payload.get("cost_rao").stringValue()).isEqualTo("2");
        assertThat(payload.get("prompt_tokens").intValue()).isEqualTo(2);
        assertThat(payload.get("request_sha256").stringValue()).isEqualTo(Sha256.hex(requestBody.getBytes()));
        assertThat(payload.get("response_sha256").stringValue()).isEqualTo(Sha256.hex(responseBody.getBytes()));
    }
}
