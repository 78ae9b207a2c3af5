package io.taomarket.inference.crash;

import static io.taomarket.inference.testing.FakeMiner.stream;
import static io.taomarket.inference.testing.Talk.DONE;
import static io.taomarket.inference.testing.Talk.FINISH;
import static io.taomarket.inference.testing.Talk.delta;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import io.taomarket.chassis.outbox.EventJson;
import io.taomarket.chassis.testing.Broker;
import io.taomarket.chassis.testing.Servers;
import io.taomarket.contracts.Event;
import io.taomarket.contracts.inference.RequestServed;
import io.taomarket.contracts.registry.NeuronChanged;
import io.taomarket.contracts.registry.OfferChanged;
import io.taomarket.contracts.registry.SubnetChanged;
import io.taomarket.contracts.scoring.ScoreChanged;
import io.taomarket.inference.testing.FakeMiner;
import io.taomarket.inference.testing.InferenceTest;
import io.taomarket.inference.testing.Talk;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.util.FileSystemUtils;

/** Kafka goes away until the spool is full, then the service is killed. */
class KillIntegrationTests extends InferenceTest {

    private static final long RICH = 1_000_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    private EventJson json;

    @Value("${taomarket.internal.secrets[0]}")
    private String secret;

    private final CountDownLatch goOn = new CountDownLatch(1);
    private final List<String> acknowledged = new ArrayList<>();
    private Broker broker;

    @Test
    void whatWasAcknowledgedIsSaidOnceWhateverWasAwayOrKilled() throws Exception {
        var directory = Files.createTempDirectory(Files.createDirectories(Path.of("target", "crash")), "inference")
                .toAbsolutePath();
        broker = Broker.start(directory);
        broker.create(List.of(
                RequestServed.TOPIC, SubnetChanged.TOPIC, NeuronChanged.TOPIC, OfferChanged.TOPIC, ScoreChanged.TOPIC));
        var miner = new FakeMiner().does(this::answer);
        var model = announceChat(miner);
        var settings = settings(directory);
        var replica = Replica.start(directory.resolve("inference.log"), settings);
        var customer = customer(RICH);
        port = replica.port();
        awaitServing(customer, model);

        var stream = http.sendAsync(
                request(customer, "/v1/chat/completions", chat(model, ",\"stream\":true"))
                        .build(),
                BodyHandlers.ofString());
        await().atMost(PATIENCE).until(() -> miner.calls().getLast().body().contains("\"stream\":true"));
        broker.kill();
        goOn.countDown();
        assertThat(stream.get(20, TimeUnit.SECONDS).body()).endsWith(DONE);
        acknowledged.add(requestId(stream.get()));

        var refused = untilRefused(customer, model);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(error(refused).get("code").stringValue()).isEqualTo("temporarily_unavailable");
        assertThat(refused.headers().firstValue("retry-after")).hasValue("5");
        var calls = miner.calls().size();
        assertThat(ask(customer, model).statusCode()).isEqualTo(503);
        assertThat(miner.calls()).as("no miner works for nothing").hasSize(calls);

        replica.kill();
        replica = Replica.start(directory.resolve("inference.log"), settings);
        port = replica.port();
        saysThatItIsNotReady(customer, model);
        broker.restart();
        awaitServing(customer, model);
        assertThat(readiness(customer)).isEqualTo(200);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(said()).containsAll(acknowledged));
        assertThat(said()).containsExactlyInAnyOrderElementsOf(acknowledged);
        for (var requestId : acknowledged)
            assertThat(get(customer, "/v1/generation?id=" + requestId).statusCode())
                    .isEqualTo(200);
        replica.kill();
        broker.kill();
        FileSystemUtils.deleteRecursively(directory); // after a failure it stays, with what everybody has logged
    }

    /** Without Kafka nobody knows what is on offer: nothing is denied, nothing sold, and what was served is told. */
    private void saysThatItIsNotReady(Customer customer, String model) throws Exception {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> readiness(customer) == 503);
        for (var response : List.of(ask(customer, model), get(customer, "/v1/models"))) {
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(error(response).get("code").stringValue()).isEqualTo("temporarily_unavailable");
            assertThat(error(response).get("message").stringValue()).contains("which models there are");
            assertThat(response.headers().firstValue("retry-after")).hasValue("5");
        }
        await().atMost(PATIENCE).untilAsserted(() -> {
            for (var requestId : acknowledged)
                assertThat(get(customer, "/v1/generation?id=" + requestId).statusCode())
                        .isEqualTo(200);
        });
    }

    private int readiness(Customer customer) throws Exception {
        return get(customer, "/actuator/health/readiness").statusCode();
    }

    /** Streams wait in their middle until they may go on. */
    private void answer(HttpExchange exchange, String body) throws IOException {
        if (!body.contains("\"stream\":true")) {
            Talk.helloWorld(exchange, body);
            return;
        }
        stream(exchange, delta("Hello"));
        try {
            goOn.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.getResponseBody().write((delta(" world") + FINISH + DONE).getBytes());
        exchange.close();
    }

    private void awaitServing(Customer customer, String model) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> ask(customer, model).statusCode() == 200);
    }

    private HttpResponse<String> untilRefused(Customer customer, String model) throws Exception {
        for (var i = 0; i < 100; i++) {
            var response = ask(customer, model);
            if (response.statusCode() != 200) return response;
        }
        throw new AssertionError("the spool has no end");
    }

    private HttpResponse<String> ask(Customer customer, String model) throws IOException, InterruptedException {
        var response = post(customer, "/v1/chat/completions", chat(model, ""));
        if (response.statusCode() == 200) acknowledged.add(requestId(response));
        return response;
    }

    private static String requestId(HttpResponse<String> response) {
        return response.headers().firstValue("x-request-id").orElseThrow();
    }

    private static String chat(String model, String extra) {
        return "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]%s}".formatted(model, extra);
    }

    private List<String> settings(Path directory) throws SQLException {
        var servers = Servers.running();
        return List.of(
                "--spring.datasource.url=" + freshDatabase(servers),
                "--spring.datasource.username=" + servers.databaseUser(),
                "--spring.datasource.password=" + servers.databasePassword(),
                "--spring.kafka.bootstrap-servers=" + broker.address(),
                "--taomarket.kafka.partitions=1",
                "--taomarket.internal.secrets[0]=" + secret,
                "--taomarket.services.wallet=" + WALLET.url(),
                "--taomarket.platform.key-file=" + directory.resolve("platform-key"),
                "--taomarket.egress.allow-private-addresses=true",
                "--inference.catalogue.topic-lookup=200ms",
                "--inference.spool.directory=" + directory.resolve("spool"),
                "--inference.spool.max-bytes=30000");
    }

    private static String freshDatabase(Servers servers) throws SQLException {
        var name = "crash_" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = DriverManager.getConnection(
                        servers.jdbcUrl(), servers.databaseUser(), servers.databasePassword());
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return servers.jdbcUrl().replaceFirst("(?<=\\d/)[^?]+", name);
    }

    /** To the broker that the killed service reads, instead of the one that all tests share. */
    @Override
    protected void say(Event event) {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.address());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(event.topic(), event.key(), json.write(event)));
        }
    }

    /** The ids of all requests that the world has heard of, as often as it has. */
    private List<String> said() {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.address());
        var topic = new TopicPartition(RequestServed.TOPIC, 0);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(topic));
            consumer.seekToBeginning(List.of(topic));
            var end = consumer.endOffsets(List.of(topic)).get(topic);
            var heard = new ArrayList<String>();
            while (consumer.position(topic) < end) {
                for (var message : consumer.poll(Duration.ofSeconds(1)))
                    heard.add(json.read(message.value(), RequestServed.class).requestId());
            }
            return heard;
        }
    }
}
