package io.taomarket.standalone;

import io.taomarket.standalone.market.Market;
import io.taomarket.standalone.market.MarketSettings;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** {@code ./taomarket up}: the whole marketplace in one JVM, until it is told to stop. */
public final class Standalone implements AutoCloseable {

    static final Logger LOG = LoggerFactory.getLogger(Standalone.class);

    private final Options options;
    private final Progress progress;
    private final Platform platform = new Platform();
    private @Nullable DataLock lock;
    private @Nullable Market market;

    private Standalone(Options options, Progress progress) {
        this.options = options;
        this.progress = progress;
    }

    public static void main(String[] arguments) throws InterruptedException {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        var progress = new Progress(System.out);
        var standalone = new Standalone(options(arguments), progress);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            progress.say("Stopping …");
            standalone.close();
            stopped.countDown();
        }));
        try {
            standalone.start();
        } catch (RuntimeException | IOException e) {
            LOG.error("The marketplace does not start", e);
            System.err.println("taomarket: " + Causes.first(e) + "\nThe whole story is in the log: ./taomarket logs");
            System.exit(1);
        }
        stopped.await();
    }

    private static Options options(String[] arguments) {
        try {
            return Options.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("taomarket: " + e.getMessage());
            System.exit(2);
            throw e;
        }
    }

    /** Starts everything and says so in {@code standalone.json}. */
    private void start() throws IOException {
        lock = DataLock.take(options.dataDirectory());
        Ports.requireFree(options);
        var secrets = new Secrets(options.file("secrets"));
        var adminKey = secrets.of("admin");
        platform.start(options, secrets, progress);
        var opened = progress.step(
                "miners, validators, customer",
                () -> Market.open(new MarketSettings(
                        options.url(Service.GATEWAY),
                        adminKey,
                        secrets.of("installation"),
                        options.dataDirectory(),
                        options.minerPort(0),
                        options.simulators())));
        market = opened;
        var handshake = Handshake.of(options, adminKey, opened, progress.elapsed());
        handshake.write(options.file("standalone.json"));
        handshake.welcome().lines().forEach(progress::say);
    }

    @Override
    public void close() {
        platform.sayFarewell();
        if (market != null) market.close();
        platform.close();
    }
}
