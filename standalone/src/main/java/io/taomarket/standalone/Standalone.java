package io.taomarket.standalone;

import io.taomarket.standalone.market.Market;
import io.taomarket.standalone.market.MarketSettings;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** {@code ./taomarket up}: the whole marketplace in one JVM, until it is told to stop. */
public final class Standalone implements AutoCloseable {

    static final Logger LOG = LoggerFactory.getLogger(Standalone.class);

    private final Platform platform;
    private final Market market;

    private Standalone(Platform platform, Market market) {
        this.platform = platform;
        this.market = market;
    }

    public static void main(String[] arguments) throws InterruptedException, IOException {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        var progress = new Progress(System.out);
        var options = options(arguments);
        var stopped = new CountDownLatch(1);
        var standalone = start(options, progress);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            progress.say("Stopping …");
            standalone.close();
            stopped.countDown();
        }));
        stopped.await();
    }

    private static Options options(String[] arguments) {
        try {
            return Options.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            throw e;
        }
    }

    /** Starts everything and says so in {@code standalone.json}. */
    static Standalone start(Options options, Progress progress) throws IOException {
        Ports.requireFree(options);
        var secrets = new Secrets(options.file("secrets"));
        var adminKey = secrets.of("admin");
        var platform = Platform.start(options, secrets, progress);
        try {
            var market = progress.step(
                    "miners, validators, customer",
                    () -> Market.open(new MarketSettings(
                            options.url(Service.GATEWAY),
                            adminKey,
                            secrets.of("installation"),
                            options.dataDirectory(),
                            options.minerPort(0),
                            options.simulators())));
            var handshake = Handshake.of(options, adminKey, market, progress.elapsed());
            handshake.write(options.file("standalone.json"));
            handshake.welcome().lines().forEach(progress::say);
            return new Standalone(platform, market);
        } catch (RuntimeException e) {
            platform.close();
            throw e;
        }
    }

    @Override
    public void close() {
        market.close();
        platform.close();
    }
}
