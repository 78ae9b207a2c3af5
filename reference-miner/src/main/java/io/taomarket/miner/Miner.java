package io.taomarket.miner;

import com.sun.net.httpserver.HttpServer;
import io.taomarket.chassis.signing.Address;
import io.taomarket.chassis.signing.SignedRequestVerifier;
import io.taomarket.chassis.signing.SigningProperties;
import io.taomarket.miner.door.Caller;
import io.taomarket.miner.door.Door;
import io.taomarket.miner.door.Json;
import io.taomarket.miner.door.Places;
import io.taomarket.miner.door.RecentNonces;
import io.taomarket.miner.door.Route;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A running miner. It is ready when {@link #start} returns, its models loaded. */
public final class Miner implements AutoCloseable {

    /** Connections that may wait to be accepted. */
    private static final int BACKLOG = 512;

    private final MinerConfig config;
    private final Work work;
    private final Places places;
    private final Door door;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Miner(MinerConfig config, Clock clock) throws IOException {
        this.config = config;
        var catalogue = new Catalogue(config, clock.instant().getEpochSecond());
        this.work = new Work(config, catalogue, clock);
        this.places = new Places(config.limits().maxConcurrency(), config.delay());
        this.door = new Door(routes(catalogue), caller(clock), config.limits());
        this.server = HttpServer.create(new InetSocketAddress(config.host(), config.port()), BACKLOG);
    }

    /**
     * Fits the JDK's HTTP servers of this whole process to a platform's calls: small pieces are sent at once, without
     * which each stream begins 40 ms late, and connections stay open after a burst; above 200 idle ones they would be
     * closed just when the platform uses them again. A program calls it before it starts its first miner.
     */
    public static void fitServers() {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "4096");
    }

    /** Loads the models and begins to listen. */
    public static Miner start(MinerConfig config) throws IOException {
        return start(config, Clock.systemUTC());
    }

    static Miner start(MinerConfig config, Clock clock) throws IOException {
        var miner = new Miner(config, clock);
        miner.server.setExecutor(miner.threads);
        miner.server.createContext("/", miner.door);
        miner.server.start();
        return miner;
    }

    /** The port it listens on, also when it was told to take any. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Its hotkey. */
    public Address hotkey() {
        return config.key().address();
    }

    private List<Route> routes(Catalogue catalogue) {
        var challenge = new Challenge(config.key());
        return List.of(
                Route.guarded("POST", "/v1/embeddings", places.limit(work::embed)),
                Route.guarded("POST", "/v1/chat/completions", places.limit(work::chat)),
                Route.guarded("POST", "/v1/completions", places.limit(work::complete)),
                Route.guarded("GET", "/v1/models", catalogue::list),
                Route.open("GET", "/tao/challenge", challenge::answer),
                Route.open(
                        "GET",
                        "/healthz",
                        call -> call.answer(200, Json.object().put("status", "ok"))));
    }

    private Caller caller(Clock clock) {
        var nonces = new RecentNonces(config.limits().maxNonces(), clock);
        var verifier = new SignedRequestVerifier(SigningProperties.defaults(), nonces, clock);
        return new Caller(config.platform(), config.key().address(), verifier);
    }

    @Override
    public void close() {
        places.close();
        server.stop(0);
        threads.shutdownNow();
        door.close();
        work.close();
    }
}
