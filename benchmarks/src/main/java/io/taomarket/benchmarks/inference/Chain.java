package io.taomarket.benchmarks.inference;

import static java.util.Objects.requireNonNull;

import io.taomarket.benchmarks.Servers;
import io.taomarket.benchmarks.inference.Customers.Customer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Everything a paid request passes, as it is shipped: gateway, inference and wallet in processes of their own, with
 * PostgreSQL (durable) and Kafka behind them.
 */
final class Chain implements AutoCloseable {

    private static final int CUSTOMERS = 16;
    private static final String ADMIN_KEY = "the operator's key of this benchmark";
    private static final String SECRET = "a secret of this benchmark, 32+ characters";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Servers servers = new Servers();
    private final Path folder;
    private final Map<String, Program> programs = new LinkedHashMap<>();
    private final int gatewayPort = Program.freePort();
    private final int inferencePort = Program.freePort();
    private final int walletPort = Program.freePort();
    private final String brokers;
    private Target target = Target.plain("taomarket", gatewayPort);

    private Chain(Path folder) {
        this.folder = folder;
        this.brokers = startBroker();
    }

    /** Starts it all, with customers who have money and the miner at this port as the only one on offer. */
    static Chain start(Path folder, Miner miner) {
        var chain = new Chain(folder);
        chain.startServices();
        var customers = new Customers("http://127.0.0.1:" + chain.gatewayPort, ADMIN_KEY);
        Announcements.publish(
                chain.brokers, miner.hotkey(), customers.signUp("miner").accountId(), miner.url());
        var keys = IntStream.range(0, CUSTOMERS)
                .mapToObj(number -> customers.rich("customer " + number))
                .map(Customer::key)
                .toList();
        chain.target = Target.withKeys("taomarket", chain.gatewayPort, keys);
        chain.awaitOffer();
        return chain;
    }

    Target target() {
        return target;
    }

    /** Processor time of each part so far, in microseconds. */
    Map<String, Double> cpuMicros() {
        var micros = new LinkedHashMap<String, Double>();
        programs.forEach((name, program) -> micros.put(name, program.cpuMicros()));
        micros.put("postgresql", servers.cpu().micros());
        return micros;
    }

    List<Jvm> jvms() {
        return programs.values().stream().map(Program::jvm).toList();
    }

    /** Memory of the two processes that hold a customer's stream, after they have thrown away what they do not need. */
    Map<String, Long> streamingBytes() {
        var bytes = new LinkedHashMap<String, Long>();
        for (var name : List.of("gateway", "inference")) {
            program(name).jvm().collectGarbage();
            bytes.put(name, program(name).memoryBytes());
        }
        return bytes;
    }

    private Program program(String name) {
        return requireNonNull(programs.get(name));
    }

    String postgresql() {
        return servers.version();
    }

    /** How many requests the customers have paid for. */
    long settled() {
        return servers.count("wallet", "select count(*) from settlement");
    }

    /** Waits until so many requests are paid for; none may be lost, none paid twice. */
    void awaitSettled(long requests) {
        var deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        for (var settled = settled(); settled != requests; settled = settled()) {
            if (System.nanoTime() > deadlineNanos)
                throw new IllegalStateException(requests + " requests served, but " + settled + " settled");
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private String startBroker() {
        var file = folder.resolve("broker").toAbsolutePath();
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(file);
            programs.put(
                    "kafka", Program.start(folder, "kafka", Java.main(Broker.class, "512m", List.of(file.toString()))));
            while (!Files.exists(file)) LockSupport.parkNanos(LOOK.toNanos());
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void startServices() {
        var adminKey = folder.resolve("admin").toAbsolutePath();
        try {
            Files.writeString(adminKey, ADMIN_KEY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(
                "wallet",
                walletPort,
                "256m",
                "--wallet.keys.pepper=" + SECRET,
                "--wallet.genesis.treasury-rao=20000000000000000");
        start(
                "inference",
                inferencePort,
                "1g",
                "--inference.spool.directory=" + folder.resolve("spool").toAbsolutePath());
        start(
                "gateway",
                gatewayPort,
                "1g",
                "--gateway.admin-key-file=" + adminKey,
                "--gateway.limits.sign-ups-per-hour=0",
                "--gateway.limits.key-requests-per-minute=10000000");
        program("wallet").await("http://127.0.0.1:" + walletPort + "/actuator/health/readiness");
        program("inference").await("http://127.0.0.1:" + inferencePort + "/actuator/health/readiness");
        program("gateway").await("http://127.0.0.1:" + gatewayPort + "/actuator/health/readiness");
    }

    private void start(String service, int port, String heap, String... own) {
        servers.createDatabase(service);
        var arguments = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--server.address=127.0.0.1",
                "--spring.datasource.url=" + servers.jdbcUrl(service),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres",
                "--spring.kafka.bootstrap-servers=" + brokers,
                "--taomarket.kafka.partitions=1",
                "--taomarket.internal.secrets[0]=" + SECRET,
                "--taomarket.platform.key-file=" + folder.resolve("platform").toAbsolutePath(),
                "--taomarket.egress.allow-private-addresses=true",
                "--taomarket.services.wallet=http://127.0.0.1:" + walletPort,
                "--taomarket.services.inference=http://127.0.0.1:" + inferencePort,
                "--logging.level.root=warn"));
        arguments.addAll(List.of(own));
        programs.put(service, Program.start(folder, service, Java.module(service + "-service", heap, arguments)));
    }

    /** The offer arrives through Kafka; customers who come earlier are told that the model does not exist. */
    private void awaitOffer() {
        var deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        while (!isServed()) {
            if (System.nanoTime() > deadlineNanos)
                throw new IllegalStateException("the model is not served, see " + folder);
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private boolean isServed() {
        try (var line = new Line(target)) {
            line.ask(target.request(0, Prompts.question()));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        List.copyOf(programs.values()).reversed().forEach(Program::close);
        servers.close();
    }
}
