package io.taomarket.chassis.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A Kafka broker as a process of its own, which can be killed and started again on the same data. */
public final class Broker {

    private static final Duration START_PATIENCE = Duration.ofSeconds(60);
    private static final int NODE = 1;

    private final Path settings;
    private final Path log;
    private final int port;
    private volatile Killable process;

    private Broker(Path settings, Path log, int port) {
        this.settings = settings;
        this.log = log;
        this.port = port;
        process = launch();
    }

    public static Broker start(Path directory) throws Exception {
        var data = directory.resolve("kafka");
        var port = Killable.freePort();
        format(data);
        var settings = directory.resolve("kafka.properties");
        try (var out = Files.newOutputStream(settings)) {
            settings(data, port, Killable.freePort()).store(out, null);
        }
        return new Broker(settings, directory.resolve("kafka.log"), port);
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    public void kill() {
        process.kill();
    }

    public void restart() {
        process = launch();
    }

    public void create(Collection<String> topics) {
        await().atMost(START_PATIENCE).ignoreExceptions().untilAsserted(() -> {
            try (var admin = Admin.create(Map.of("bootstrap.servers", address()))) {
                admin.createTopics(topics.stream()
                                .map(name -> new NewTopic(name, 1, (short) 1))
                                .toList())
                        .all()
                        .get(10, TimeUnit.SECONDS);
            }
        });
    }

    private Killable launch() {
        return Killable.java(log, "kafka.Kafka", List.of(settings.toString()));
    }

    private static void format(Path data) throws Exception {
        new Formatter()
                .setClusterId("dGFvbWFya2V0LWNyYXNoMQ")
                .setNodeId(NODE)
                .setDirectories(List.of(data.toString()))
                .setMetadataLogDirectory(data.toString())
                .setControllerListenerName("CONTROLLER")
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8))
                .run();
    }

    private static Properties settings(Path data, int port, int controllerPort) {
        var settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", String.valueOf(NODE));
        settings.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("log.dirs", data.toString());
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("broker.session.timeout.ms", "2000"); // a killed broker must not keep its successor waiting
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("log.segment.bytes", String.valueOf(32 * 1024 * 1024));
        settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(4 * 1024 * 1024));
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "2");
        return settings;
    }
}
