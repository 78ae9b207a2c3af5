package io.taomarket.standalone;

import io.taomarket.chassis.ServiceApplication;
import io.taomarket.standalone.server.EmbeddedBroker;
import io.taomarket.standalone.server.EmbeddedDatabase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The servers and the six services; closed in the opposite order of their start, but that the two which customers wait
 * for say farewell at the same time: what one ends, the other passes on.
 */
final class Platform implements AutoCloseable {

    private static final Set<Service> WAITED_FOR = EnumSet.of(Service.GATEWAY, Service.INFERENCE);

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final List<AutoCloseable> waitedFor = new ArrayList<>();

    /** Starts everything; what runs when it fails is stopped by {@link #close()}. */
    void start(Options options, Secrets secrets, Progress progress) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var broker = CompletableFuture.supplyAsync(() -> startBroker(options, progress), threads);
            var database = startDatabase(options, secrets, progress);
            var settings = new ServiceSettings(options, secrets, database, broker.join());
            startServices(settings, progress, threads);
        }
    }

    private EmbeddedDatabase startDatabase(Options options, Secrets secrets, Progress progress) {
        return progress.step("PostgreSQL", () -> {
            var services =
                    Arrays.stream(Service.values()).map(Service::shortName).toList();
            return keep(EmbeddedDatabase.start(
                    options.file("postgres"), options.databasePort(), secrets.of("database"), services));
        });
    }

    private EmbeddedBroker startBroker(Options options, Progress progress) {
        return progress.step("Kafka", () -> keep(EmbeddedBroker.start(options.file("kafka"), options.brokerPort())));
    }

    /** Two at a time, as many as a small machine has cores; the gateway last, so that its door opens on a full house. */
    private void startServices(ServiceSettings settings, Progress progress, ExecutorService threads) {
        var waves = List.of(
                List.of(Service.WALLET, Service.REGISTRY),
                List.of(Service.SCORING, Service.INFERENCE),
                List.of(Service.EMISSION, Service.GATEWAY));
        for (var wave : waves) {
            var starts = wave.stream()
                    .map(service ->
                            CompletableFuture.runAsync(() -> startService(service, settings, progress), threads))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(starts).join();
        }
    }

    private void startService(Service service, ServiceSettings settings, Progress progress) {
        progress.step(service.shortName(), () -> {
            ConfigurableApplicationContext context = ServiceApplication.of(
                            service.application, service.shortName() + "-service")
                    .run(settings.of(service));
            if (WAITED_FOR.contains(service)) keepWaitedFor(context);
            return keep(context);
        });
    }

    private synchronized void keepWaitedFor(AutoCloseable service) {
        waitedFor.add(service);
    }

    private synchronized <T extends AutoCloseable> T keep(T part) {
        running.push(part);
        return part;
    }

    /** Lets open answers come to their end, which needs the miners still. */
    synchronized void sayFarewell() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            waitedFor.forEach(service -> threads.execute(() -> close(service)));
        }
    }

    @Override
    public synchronized void close() {
        sayFarewell();
        while (!running.isEmpty()) close(running.pop());
    }

    /** Does nothing where it is closed already. */
    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            Standalone.LOG.warn("A part did not stop cleanly", e);
        }
    }
}
