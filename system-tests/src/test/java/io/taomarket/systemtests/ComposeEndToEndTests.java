package io.taomarket.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The platform in containers: {@code mvn verify -Pdocker}. */
@Tag("docker")
class ComposeEndToEndTests {

    static final int PORT = 31_080;
    static final long FUNDS_RAO = 1_000_000_000L;
    static final Duration PAUSE = Duration.ofMillis(250);
    static final Duration SETTLED = Duration.ofSeconds(90);

    static final List<String> SERVICES = List.of("gateway", "registry", "inference", "scoring", "emission", "wallet");
    static final List<String> SERVERS = List.of("kafka", "postgres");
    /** They finish what is under way before they go; whoever comes meanwhile is refused. */
    static final List<String> DRAINING = List.of("gateway", "inference");

    static final Map<String, Duration> slowestStart = new HashMap<>();

    private static final JsonMapper JSON = new JsonMapper();

    static Compose compose;
    static Gateway gateway;
    static String adminKey;

    @BeforeAll
    static void up() {
        assumeThat(Compose.isThere())
                .as("NOT RUN: no Docker engine answers, or there is no compose for it")
                .isTrue();
        compose = Compose.up(PORT);
        gateway = new Gateway(compose.url());
        adminKey = compose.read("gateway", "/run/secrets/admin");
    }

    @AfterAll
    static void down() {
        if (compose != null) compose.close();
        SERVICES.stream() // for the table of deploy/README.md
                .filter(slowestStart::containsKey)
                .forEach(service ->
                        System.out.printf("| %s | 10 s | %.1f s |%n", service, seconds(slowestStart.get(service))));
    }

    @Test
    void answersAllThatIsUnderWayBeforeItStops() {
        var customer = gateway.customer("Ada", adminKey, FUNDS_RAO);
        var acknowledged = new ConcurrentHashMap<String, Long>();
        var traffic = new Traffic(gateway, customer.key(), PAUSE, acknowledged);
        for (var part : DRAINING) disturb(part, "SIGTERM", compose::stop, acknowledged);
        traffic.stop();

        var books = new Books(gateway, adminKey);
        await().atMost(SETTLED).untilAsserted(() -> books.settleEachOnce(customer, FUNDS_RAO, acknowledged, 0));
    }

    @Test
    void losesNothingAndDoublesNothingWhateverIsStoppedOrKilled() throws Exception {
        var customer = gateway.customer("Grace", adminKey, FUNDS_RAO);
        var acknowledged = new ConcurrentHashMap<String, Long>();
        var traffic = new Traffic(gateway, customer.key(), PAUSE, acknowledged);
        var parts = Stream.concat(SERVICES.stream(), SERVERS.stream()).toList();
        for (var part : parts) {
            if (!DRAINING.contains(part)) disturb(part, "SIGTERM", compose::stop, acknowledged);
            disturb(part, "SIGKILL", compose::kill, acknowledged);
        }
        traffic.stop();

        var books = new Books(gateway, adminKey);
        var lostAnswers = (2 * parts.size() - DRAINING.size()) * Traffic.CALLERS;
        await().atMost(SETTLED)
                .untilAsserted(() -> books.settleEachOnce(customer, FUNDS_RAO, acknowledged, lostAnswers));
        await().atMost(SETTLED).untilAsserted(books::balance);
        books.keepEveryInvariant();
        await().atMost(SETTLED).untilAsserted(books::payEveryEpochOnce);
        var verified = Terminal.run(Path.of("target"), "ledger", "verify", "--url", compose.url(), "--key", adminKey);
        assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
    }

    /** Customers are served before it and after it. */
    private static void disturb(
            String part, String signal, Consumer<String> disturbance, ConcurrentHashMap<String, Long> acknowledged) {
        servedMore(acknowledged);
        var from = System.nanoTime();
        disturbance.accept(part);
        var gone = System.nanoTime();
        var startToReady = compose.start(part);
        slowestStart.merge(part, startToReady, (one, other) -> one.compareTo(other) > 0 ? one : other);
        var back = System.nanoTime();
        servedMore(acknowledged);
        System.out.printf(
                "%s %s: gone after %.1f s, ready %.1f s after its start, served again %.1f s later%n",
                part,
                signal,
                seconds(Duration.ofNanos(gone - from)),
                seconds(startToReady),
                seconds(Duration.ofNanos(System.nanoTime() - back)));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }

    private static void servedMore(ConcurrentHashMap<String, Long> acknowledged) {
        var before = acknowledged.size();
        await().atMost(SETTLED).until(() -> acknowledged.size() > before + 2 * Traffic.CALLERS);
    }

    @Test
    void tellsTheSameStoryAsStandalone() {
        assertThat(compose.logs("setup")).contains("customer key   tao_").contains("(funded)");
        await().atMost(SETTLED).untilAsserted(() -> {
            var neurons = gateway.get("/api/v1/subnets/1/metagraph").body().path("neurons");
            assertThat(incentive(neurons, "miner-bge")).isPositive();
            assertThat(incentive(neurons, "miner-minilm")).isPositive();
            assertThat(incentive(neurons, "miner-cheat")).isZero();
        });
    }

    private static int incentive(JsonNode neurons, String miner) {
        return neurons.valueStream()
                .filter(neuron -> neuron.path("endpoint").path("url").asString().startsWith("http://" + miner + ":"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(miner + " is not in " + neurons))
                .path("incentive")
                .asInt();
    }

    @Test
    void theOperatorsGuideIsTrueOfThisPlatform() throws IOException {
        assertThat(compose.shell(ContainersGuide.script(compose.url())))
                .contains("customer key   tao_", "\"ok\" : true", "(healthy)")
                .doesNotContain("\"ok\" : false");
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void eachLineOfAServicesLogIsAnObjectOfTheElasticCommonSchema(String service) {
        assertThat(compose.logs(service).lines()).isNotEmpty().allMatch(ComposeEndToEndTests::isEcs);
    }

    private static boolean isEcs(String line) {
        return line.startsWith("{") && JSON.readTree(line).at("/ecs/version").isString();
    }

    @Test
    void opensNoDoorButTheGateways() {
        for (var part : Stream.concat(SERVICES.stream(), SERVERS.stream()).toList())
            assertThat(compose.inspect(part, "{{range .NetworkSettings.Ports}}{{range .}}{{.HostPort}} {{end}}{{end}}"))
                    .as(part)
                    .isEqualTo(part.equals("gateway") ? String.valueOf(PORT) : "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "registry", "inference", "scoring", "emission", "wallet", "miner-bge"})
    void runsWithoutRightsItDoesNotNeed(String part) {
        assertThat(compose.inspect(part, "{{.Config.User}} {{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}}"))
                .isEqualTo("10001:10001 true [ALL]");
        assertThat(compose.inspect(part, "{{.Config.Env}}")).doesNotContainIgnoringCase("password", "pepper");
    }
}
