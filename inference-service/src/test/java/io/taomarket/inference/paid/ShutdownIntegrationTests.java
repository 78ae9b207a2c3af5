package io.taomarket.inference.paid;

import static io.taomarket.inference.testing.FakeMiner.stream;
import static io.taomarket.inference.testing.Talk.DONE;
import static io.taomarket.inference.testing.Talk.FINISH;
import static io.taomarket.inference.testing.Talk.delta;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import io.taomarket.chassis.ServiceApplication;
import io.taomarket.chassis.testing.Servers;
import io.taomarket.inference.InferenceService;
import io.taomarket.inference.catalogue.Catalogue;
import io.taomarket.inference.testing.FakeMiner;
import io.taomarket.inference.testing.InferenceTest;
import io.taomarket.inference.testing.Talk;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ConfigurableApplicationContext;

/** The service is told to stop while requests are under way; it has a second for them. */
class ShutdownIntegrationTests extends InferenceTest {

    private static final long RICH = 1_000_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Value("${taomarket.internal.secrets[0]}")
    private String secret;

    @TempDir
    private Path directory;

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);

    @Test
    void whoeverWaitsIsServedInTimeOrToldWhyNotAndNobodyIsCharged() throws Exception {
        var mute = new FakeMiner().does((_, _) -> waitFor(over));
        var silent = new FakeMiner().does(this::saysNothing);
        var slow = new FakeMiner().does(this::beginsOnly);
        var timely = new FakeMiner().does(this::answersWhileWeStop);
        var spare = new FakeMiner().does(Talk::helloWorld);
        var other = new FakeMiner().does(Talk::helloWorld);
        var models = Map.of(
                "mute", chatModel(mute, spare),
                "silent", chatModel(silent, other),
                "slow", chatModel(slow),
                "timely", chatModel(timely));
        var customer = customer(RICH);
        var payer = customer(RICH);
        try (var service = start(models.values().stream().toList())) {
            port = Integer.parseInt(service.getEnvironment().getRequiredProperty("local.server.port"));
            var waiting = List.of(
                    ask(customer, models.get("mute"), ",\"stream\":true" + preferring(mute)),
                    ask(customer, models.get("silent"), ",\"stream\":true" + preferring(silent)),
                    ask(customer, models.get("slow"), ",\"stream\":true"),
                    ask(
                            customer,
                            models.get("mute"),
                            ",\"stream\":true,\"provider\":{\"hedge_ms\":60000,\"order\":[\"%s\"]}"
                                    .formatted(mute.hotkey())));
            var whole = ask(customer, models.get("mute"), preferring(mute));
            var served = ask(payer, models.get("timely"), ",\"stream\":true");
            await().atMost(PATIENCE)
                    .until(() -> mute.calls().size() == 3
                            && silent.calls().size() == 1
                            && slow.calls().size() == 1
                            && timely.calls().size() == 1);

            var beganNanos = System.nanoTime();
            var closing = CompletableFuture.runAsync(service::close);
            stopping.countDown();

            assertThat(served.get(10, TimeUnit.SECONDS).body())
                    .contains("Hello")
                    .endsWith(DONE);
            for (var each : waiting) assertTold(each.get(10, TimeUnit.SECONDS));
            assertThat(whole.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(503);
            assertThat(error(whole.get()).get("code").stringValue()).isEqualTo("temporarily_unavailable");
            assertThat(whole.get().headers().firstValue("retry-after")).hasValue("1");
            closing.get(20, TimeUnit.SECONDS);
            assertThat(Duration.ofNanos(System.nanoTime() - beganNanos)).isLessThan(Duration.ofSeconds(15));
        } finally {
            over.countDown();
        }
        assertThat(spare.calls()).as("no other miner is asked any more").isEmpty();
        assertThat(other.calls()).isEmpty();
        assertThat(WALLET.heldRao(customer.accountId()))
                .as("nothing is kept for what was not served")
                .isZero();
        assertThat(WALLET.heldRao(payer.accountId())).isPositive();
    }

    /** Where a stream has begun, be it with a comment, an event is the only way to tell. */
    private static void assertTold(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isIn(200, 503);
        assertThat(response.body()).doesNotContain("[DONE]");
        var last = response.body()
                .lines()
                .filter(line -> !line.isEmpty() && !line.startsWith(":"))
                .reduce((_, later) -> later)
                .orElseThrow();
        assertThat(last.startsWith("data: ")).as(response.body()).isEqualTo(response.statusCode() == 200);
        var error = JSON.readTree(last.replaceFirst("data: ", "")).get("error");
        assertThat(error.get("code").stringValue()).isEqualTo("temporarily_unavailable");
    }

    /** Another service beside the tests' own, which hears of the same miners. */
    private ConfigurableApplicationContext start(List<String> models) throws Exception {
        var servers = Servers.running();
        var arguments = List.of(
                "--server.port=0",
                "--spring.datasource.url=" + freshDatabase(servers),
                "--spring.datasource.username=" + servers.databaseUser(),
                "--spring.datasource.password=" + servers.databasePassword(),
                "--spring.kafka.bootstrap-servers=" + servers.kafka(),
                "--spring.main.register-shutdown-hook=false",
                "--taomarket.kafka.partitions=1",
                "--taomarket.internal.secrets[0]=" + secret,
                "--taomarket.services.wallet=" + WALLET.url(),
                "--taomarket.platform.key-file=" + directory.resolve("platform-key"),
                "--taomarket.egress.allow-private-addresses=true",
                "--inference.spool.directory=" + directory.resolve("spool"),
                "--inference.patience.silence=300ms",
                "--inference.patience.farewell=1s");
        var service = ServiceApplication.of(InferenceService.class, "inference-service")
                .run(arguments.toArray(String[]::new));
        var heard = service.getBean(Catalogue.class);
        await().atMost(PATIENCE).until(() -> models.stream().allMatch(model -> heard.find(model)
                .filter(found -> !found.offers().isEmpty())
                .isPresent()));
        return service;
    }

    private static String freshDatabase(Servers servers) throws SQLException {
        var name = "stop_" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = DriverManager.getConnection(
                        servers.jdbcUrl(), servers.databaseUser(), servers.databasePassword());
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return servers.jdbcUrl().replaceFirst("(?<=\\d/)[^?]+", name);
    }

    private CompletableFuture<HttpResponse<String>> ask(Customer customer, String model, String extra) {
        var body = "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]%s}".formatted(model, extra);
        return http.sendAsync(request(customer, "/v1/chat/completions", body).build(), BodyHandlers.ofString());
    }

    private static String preferring(FakeMiner miner) {
        return ",\"provider\":{\"order\":[\"%s\"]}".formatted(miner.hotkey());
    }

    private void saysNothing(HttpExchange exchange, String body) throws IOException {
        stream(exchange, ": nothing yet\n\n");
        waitFor(over);
    }

    private void beginsOnly(HttpExchange exchange, String body) throws IOException {
        stream(exchange, delta("Hello"));
        waitFor(over);
    }

    private void answersWhileWeStop(HttpExchange exchange, String body) throws IOException {
        waitFor(stopping);
        stream(exchange, delta("Hello"), FINISH, DONE);
        exchange.close();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
