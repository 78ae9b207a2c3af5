package io.taomarket.inference.receipt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taomarket.chassis.leader.WriterLock;
import io.taomarket.chassis.signing.PlatformKey;
import io.taomarket.chassis.signing.Scheme;
import io.taomarket.chassis.signing.Signatures;
import io.taomarket.inference.testing.FakeMiner;
import io.taomarket.inference.testing.InferenceTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DayRootIntegrationTests extends InferenceTest {

    static final FakeMiner MINER = new FakeMiner().answers("{\"data\":[{\"index\":0,\"embedding\":[0.5,-0.25]}]}");

    @Autowired
    LeafRepository leaves;

    @Autowired
    RootRepository roots;

    @Autowired
    ReceiptLog log;

    @Autowired
    WriterLock lock;

    @Autowired
    ReceiptProperties properties;

    @Autowired
    PlatformKey platform;

    @Autowired
    JsonMapper mapper;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aReceiptIsProvenOnceItsDayIsSealed() throws Exception {
        var customer = customer(1_000_000);
        var requestId = served(customer);
        var early = get(customer, "/v1/generation/proof?id=" + requestId);
        assertThat(early.statusCode()).isEqualTo(404);
        assertThat(error(early).get("code").stringValue()).isEqualTo("proof_not_ready");

        sealNextDay();

        var proof = JSON.readTree(
                get(customer, "/v1/generation/proof?id=" + requestId).body());
        var receipt = JSON.readTree(
                        get(customer, "/v1/generation?id=" + requestId).body())
                .get("receipt")
                .stringValue();
        assertThat(proof.get("leaf").stringValue()).isEqualTo(hex(Leaf.hash(receipt)));
        var root = JSON.readTree(
                get(customer, "/api/v1/receipts/roots/" + proof.get("day").stringValue())
                        .body());
        assertProven(proof, root);
        assertSigned(root);
        assertThat(get(customer, "/api/v1/receipts/proofs/" + proof.get("leaf").stringValue())
                        .body())
                .isEqualTo(proof.toString());
        assertThat(get(customer(0), "/v1/generation/proof?id=" + requestId).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aReceiptThatComesLateIsCoveredByTheNextRoot() {
        var first = sealNextDay();
        var late = Leaf.of(
                "late " + UUID.randomUUID(), first.day().atStartOfDay(UTC).toInstant());
        log.add(List.of(late));

        var second = sealNextDay();

        assertThat(second.day()).isEqualTo(first.day().plusDays(1));
        assertThat(log.proof(late.hash()).day()).isEqualTo(second.day());
        assertThat(roots.find(first.day())).contains(first);
        assertThat(second.previous())
                .isEqualTo(hex(MerkleTree.sha256().digest(first.statement().getBytes(US_ASCII))));
    }

    @Test
    void everyReceiptOfABigDayIsProvenFromASmallPartOfIt() {
        var day = sealNextDay().day().plusDays(1);
        var size = 2 * DayRoots.SUBTREE_LEAVES + 37;
        var mine = IntStream.range(0, size)
                .mapToObj(i -> Leaf.of(
                        "many " + UUID.randomUUID(),
                        day.atStartOfDay(UTC).toInstant().plusSeconds(i)))
                .toList();
        log.add(mine);
        log.add(mine);
        var root = sealNextDay();

        assertThat(root.count()).isGreaterThanOrEqualTo(size);
        for (var i : List.of(0, 1, 1022, 1023, 1024, 1025, 2047, 2048, size - 2, size - 1)) {
            var proof = log.proof(mine.get(i).hash());
            assertThat(proof.path()).hasSizeLessThanOrEqualTo(12);
            assertProven(JSON.valueToTree(proof), root.root(), root.count());
        }
    }

    @Test
    void aDayWithoutReceiptsHasTheRootOfNothing() {
        sealNextDay();
        var empty = sealNextDay();
        assertThat(empty.count()).isZero();
        assertThat(empty.root()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void ofManyReplicasOneSealsTheDay() throws Exception {
        log.add(List.of(Leaf.of("one " + UUID.randomUUID(), Instant.now())));
        sealNextDay();
        var day = roots.last().orElseThrow().day().plusDays(1);
        try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = new ArrayList<java.util.concurrent.Future<Optional<DayRoot>>>();
            for (var i = 0; i < 6; i++) tries.add(replicas.submit(() -> seal(day)));
            var sealed = 0;
            for (var one : tries) if (one.get().isPresent()) sealed++;
            assertThat(sealed).isEqualTo(1);
        }
    }

    @Test
    void aDayIsNotSealedBeforeItsGraceIsOver() {
        var next = sealNextDay().day().plusDays(1);
        var over = next.plusDays(1).atStartOfDay(UTC).toInstant().plus(properties.grace());
        assertThat(seal(over.minusMillis(1))).isEmpty();
        assertThat(seal(over).orElseThrow().day()).isEqualTo(next);
    }

    @Test
    void aPublishedRootCannotBeChanged() {
        sealNextDay();
        for (var sql : List.of(
                "update receipt_root set leaves = 0", "delete from receipt_root", "truncate receipt_root cascade"))
            assertThatThrownBy(() -> jdbc.sql(sql).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("is never changed");
    }

    @Test
    void rootsAreListedNewestFirstAndPageByPage() throws Exception {
        sealNextDay();
        var last = sealNextDay();
        var page =
                JSON.readTree(get(customer(0), "/api/v1/receipts/roots?limit=1").body());
        assertThat(page.at("/items/0/day").stringValue()).isEqualTo(last.day().toString());
        var cursor = page.get("next_cursor").stringValue();
        var next = JSON.readTree(get(customer(0), "/api/v1/receipts/roots?limit=1&cursor=" + cursor)
                .body());
        assertThat(next.at("/items/0/day").stringValue())
                .isEqualTo(last.day().minusDays(1).toString());
    }

    @Test
    void whatIsAskedWronglyIsAProblemWithACode() throws Exception {
        for (var wrong : List.of(
                "roots/soon|400|invalid_day",
                "roots/2026-02-30|400|invalid_day",
                "roots/1999-01-01|404|root_not_found",
                "roots?limit=0|400|invalid_limit",
                "roots?limit=many|400|invalid_limit",
                "roots?cursor=x|400|invalid_day",
                "proofs/xyz|400|invalid_leaf",
                "proofs/" + "0".repeat(64) + "|404|receipt_not_found")) {
            var parts = wrong.split("\\|");
            var answer = get(customer(0), "/api/v1/receipts/" + parts[0]);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(Integer.parseInt(parts[1]));
            assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
            assertThat(JSON.readTree(answer.body()).get("code").stringValue()).isEqualTo(parts[2]);
        }
    }

    private String served(Customer customer) throws Exception {
        var body = "{\"model\":\"%s\",\"input\":\"hello world\"}".formatted(embeddingModel(MINER));
        var requestId = post(customer, "/v1/embeddings", body)
                .headers()
                .firstValue("x-request-id")
                .orElseThrow();
        assertThat(get(customer, "/v1/generation?id=" + requestId).statusCode()).isEqualTo(200);
        return requestId;
    }

    /** The day after the last one, or the day of the oldest receipt, as if it were over. */
    private DayRoot sealNextDay() {
        var day = roots.last().map(root -> root.day().plusDays(1));
        if (day.isEmpty()) log.add(List.of(Leaf.of("first " + UUID.randomUUID(), Instant.now())));
        return seal(day.orElse(LocalDate.ofInstant(Instant.now(), UTC))).orElseThrow();
    }

    private Optional<DayRoot> seal(LocalDate day) {
        return seal(day.plusDays(1).atStartOfDay(UTC).toInstant().plus(Duration.ofHours(1)));
    }

    private Optional<DayRoot> seal(Instant now) {
        var days = new DayRoots(leaves, roots, lock, properties, Clock.fixed(now, UTC), platform, mapper);
        return Optional.ofNullable(transactions.execute(_ -> days.sealNext().orElse(null)));
    }

    private static void assertProven(JsonNode proof, JsonNode root) {
        assertThat(proof.get("root")).isEqualTo(root.get("root"));
        assertProven(proof, root.get("root").stringValue(), root.get("count").asLong());
    }

    private static void assertProven(JsonNode proof, String root, long count) {
        var hex = HexFormat.of();
        var path = proof.get("path")
                .valueStream()
                .map(hash -> hex.parseHex(hash.stringValue()))
                .toList();
        assertThat(Inclusions.holds(
                        hex.parseHex(proof.get("leaf").stringValue()),
                        proof.get("position").asLong(),
                        count,
                        path,
                        hex.parseHex(root)))
                .isTrue();
    }

    private void assertSigned(JsonNode root) {
        var statement = root.get("statement").stringValue().split("\\.");
        var signature = Base64.getUrlDecoder().decode(statement[2]);
        var signed = (statement[0] + "." + statement[1]).getBytes(US_ASCII);
        assertThat(Signatures.verify(Scheme.ED25519, platform.address().publicKey(), signed, signature))
                .isTrue();
        var said = JSON.readTree(Base64.getUrlDecoder().decode(statement[1]));
        for (var name : List.of("day", "count", "root", "previous", "sealed_at"))
            assertThat(said.get(name)).isEqualTo(root.get(name));
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
